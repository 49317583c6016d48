import { register } from '@teamhanko/hanko-elements';

// The server answers as Hanko does for a new sign-in.
await register(new URL('./api', location.href).href);
document.body.append(document.createElement('hanko-auth'));
