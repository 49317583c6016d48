import type { CDPSession, Page, Protocol } from 'puppeteer-core';

type AXNode = Protocol.Accessibility.AXNode;

/** Structure only, without a name of their own: left out. */
const silent = new Set([
  'LabelText',
  'Legend',
  'generic',
  'none',
  'InlineTextBox',
  'LineBreak',
  'ListMarker',
]);
/** Their name or value includes the text of their children. */
const closed = new Set(['button', 'link', 'heading', 'combobox', 'textbox', 'Date', 'StaticText']);
const states = ['required', 'invalid', 'disabled', 'readonly', 'checked', 'expanded', 'busy', 'live'];

/** The accessibility tree below each of these elements, as a screen reader gets it, in lines of `role "name" [states] (description)`. */
export async function readTrees(page: Page, selectors: readonly string[]): Promise<string[]> {
  const session = await page.createCDPSession();
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const trees: string[] = [];
  for (const selector of selectors) {
    const id = await backendId(session, selector);
    const top = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === id);
    trees.push(top ? `${print(top, byId).join('\n')}\n` : '');
  }
  await session.detach();
  return trees;
}

async function backendId(session: CDPSession, selector: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector(${JSON.stringify(selector)})`,
  });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId ?? '' });
  return node.backendNodeId;
}

function print(node: AXNode, byId: ReadonlyMap<string, AXNode>, indent = '', inLabel = false): string[] {
  const role = String(node.role?.value ?? 'none');
  // What a label says, its control says too.
  const label = inLabel || role === 'LabelText' || role === 'Legend';
  const spoken = !node.ignored && !silent.has(role) && !(label && role === 'StaticText');
  const children = closed.has(role) && spoken ? [] : (node.childIds ?? []);
  const below = children.flatMap((id) => {
    const child = byId.get(id);
    return child ? print(child, byId, spoken ? `${indent}  ` : indent, label) : [];
  });
  const own = spoken ? line(role, node) : '';
  return own ? [indent + own, ...below] : below;
}

function line(role: string, { name, value, description, properties = [] }: AXNode): string {
  const text = textOf(name);
  if (role === 'StaticText') return text && `text "${text}"`;
  const said = [role];
  if (text) said.push(`"${text}"`);
  if (textOf(value)) said.push(`= "${textOf(value)}"`);
  const known = new Map(properties.map((property) => [property.name as string, property.value]));
  if (role === 'heading') said.push(`level ${String(known.get('level')?.value)}`);
  const told = states.flatMap((state) => {
    const found = String(known.get(state)?.value ?? 'false');
    if (found === 'false') return [];
    return [found === 'true' || found === '1' ? state : `${state} ${found}`];
  });
  if (told.length > 0) said.push(`[${told.join(', ')}]`);
  const more = textOf(description);
  if (more && more !== text) said.push(`(${more})`);
  return said.join(' ');
}

const textOf = (value: Protocol.Accessibility.AXValue | undefined): string =>
  String(value?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
