import { serveSite } from './site.js';

const [framework = ''] = process.argv.slice(2);
const site = await serveSite(framework);
console.log(`${framework}: ${site.url} (its local Cognito is in memory; the codes that it sends follow)`);

let shown = 0;
setInterval(() => {
  const messages = site.cognito.outbox.messages();
  for (const { destination, kind, code } of messages.slice(shown))
    console.log(`${kind} ${destination} ${code ?? ''}`);
  shown = messages.length;
}, 500);
