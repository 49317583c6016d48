import 'auth-elements/define';
import '../../frameworks.css';

import { createApp } from 'vue';

import App from './App.vue';

createApp(App).mount('#app');
