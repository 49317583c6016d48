import 'auth-elements/define';
import { mount } from 'svelte';
import App from './App.svelte';
import '../../frameworks.css';

const target = document.getElementById('app');
if (target) mount(App, { target });
