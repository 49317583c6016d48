import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  distDir: 'dist',
  turbopack: { root: import.meta.dirname },
};

export default config;
