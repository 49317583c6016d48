// The order of the style sheets: the theme's first.
import 'vitepress/theme-without-fonts';
import './style.css';
import './landing.css';
import './playground.css';

import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';

import Layout from './Layout.vue';
import LiveDemo from './LiveDemo.vue';
import RunSample from './RunSample.vue';

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('LiveDemo', LiveDemo);
    app.component('RunSample', RunSample);
    app.component(
      'LandingHero',
      defineAsyncComponent(() => import('./LandingHero.vue')),
    );
    app.component(
      'LandingBody',
      defineAsyncComponent(() => import('./LandingBody.vue')),
    );
    app.component(
      'PlaygroundPage',
      defineAsyncComponent(() => import('./PlaygroundPage.vue')),
    );
    app.component(
      'SceneDemo',
      defineAsyncComponent(() => import('./SceneDemo.vue')),
    );
    app.component(
      'DemoPage',
      defineAsyncComponent(() => import('./DemoPage.vue')),
    );
  },
};
