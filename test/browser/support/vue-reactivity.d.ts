/** The build for browsers: that for bundlers reads `process`. */
declare module '@vue/reactivity/dist/reactivity.esm-browser.js' {
  export * from '@vue/reactivity';
}
