import type { Page } from 'puppeteer-core';

/** What is wrong with a string or a control on the page. */
interface Fault {
  readonly screen: string;
  readonly problem: string;
  readonly element: string;
  readonly text: string;
}

/** Lets functions with functions in them run in the page. Before it is opened. */
export const teachFunctions = ({ page }: { readonly page: Page }): Promise<unknown> =>
  page.evaluateOnNewDocument('globalThis.__name = (each) => each');

/**
 * Measures every screen of the page as it is now, and names texts that are cut off or leave their box, texts and controls
 * that overlap, buttons with more than two lines, screens whose direction is not that of the page, and a page that scrolls
 * sideways. Each line is screen, problem, element, text.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  const faults = await page.evaluate(measure);
  return faults.map(({ screen, problem, element, text }) => `${screen}: ${problem}: ${element} «${text}»`);
}

/** Runs in the page. */
function measure(): Fault[] {
  const faults: Fault[] = [];
  let screen = '';
  /** In CSS pixels: what the rounding of the browser may differ by. */
  const slack = 1.5;

  const parentOf = (node: Node): Element | null => {
    if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
    if (node instanceof Text && node.assignedSlot) return node.assignedSlot;
    const parent = node.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  };
  const contains = (outer: Element, inner: Element): boolean => {
    for (let node: Element | null = inner; node; node = parentOf(node)) if (node === outer) return true;
    return false;
  };
  const nameOf = (element: Element): string =>
    `${element.localName}${[...element.classList].map((name) => `.${name}`).join('')}`;
  const words = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const report = (problem: string, element: Element, text: string): void => {
    faults.push({ screen, problem, element: nameOf(element), text: words(text).slice(0, 120) });
  };

  const boxes = new Map<Element, DOMRect>();
  const boxOf = (element: Element): DOMRect => {
    const known = boxes.get(element) ?? element.getBoundingClientRect();
    boxes.set(element, known);
    return known;
  };
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };

  interface Item {
    readonly element: Element;
    readonly text: string;
    readonly rects: readonly DOMRect[];
  }

  const range = document.createRange();
  const context = document.createElement('canvas').getContext('2d');

  /** One rectangle for each line, as high as the letters are. */
  const linesOf = (text: Text, element: Element): DOMRect[] => {
    const size = parseFloat(styleOf(element).fontSize);
    range.selectNodeContents(text);
    return [...range.getClientRects()]
      .filter(({ width }) => width > 0)
      .map(({ x, y, width, height }) => new DOMRect(x, y + (height - size) / 2, width, size));
  };

  /** A value or a placeholder is in no text node. */
  const checkControl = (control: HTMLInputElement | HTMLSelectElement): void => {
    const text =
      control instanceof HTMLSelectElement
        ? (control.selectedOptions[0]?.text ?? '')
        : control.value || control.placeholder;
    const style = styleOf(control);
    if (!context || !text || style.color === 'rgba(0, 0, 0, 0)' || style.opacity === '0') return;
    if (control instanceof HTMLInputElement && !/text|email|tel|url|password/.test(control.type)) return;
    // An address may be longer than its field: the user scrolls in it.
    if (control instanceof HTMLInputElement && control.value) return;
    context.font = style.font;
    const space = control.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const width = context.measureText(text).width;
    if (width > space + slack) report(`cut off by ${Math.round(width - space)} px`, control, text);
  };

  const checkBoxes = ({ element, text, rects }: Item, figure: Element): void => {
    for (let box: Element | null = element; box && box !== figure; box = parentOf(box)) {
      const { display, overflowX, position } = styleOf(box);
      if (/^(inline|contents)$/.test(display)) continue;
      const { left, right, top, bottom, width } = boxOf(box);
      if (width === 0) continue;
      // Lines of small letters may lie on the margin above and below them.
      const out = Math.max(
        ...rects.flatMap((rect) => [left - rect.left, rect.right - right]),
        ...rects.flatMap((rect) => [top - rect.top - slack, rect.bottom - bottom - slack]),
      );
      if (out > slack) {
        const how = overflowX === 'visible' ? 'leaves its box by' : 'is cut off by';
        report(`${how} ${Math.round(out)} px`, box, text);
        return;
      }
      // A menu is not in the box of its button.
      if (position === 'absolute') break;
    }
    if (rects.some(({ left, right }) => left < -slack || right > innerWidth + slack))
      report('leaves the page', element, text);
  };

  const checkOverlaps = (items: readonly Item[]): void => {
    for (const [index, one] of items.entries())
      for (const other of items.slice(index + 1)) {
        const meet = one.rects.some((a) =>
          other.rects.some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
          ),
        );
        if (!meet || contains(one.element, other.element) || contains(other.element, one.element)) continue;
        // The parts of one control lie on each other: an input and the button in it.
        const control = one.element.closest('.auth-control');
        if (control && control === other.element.closest('.auth-control')) continue;
        report(`overlaps ${nameOf(other.element)} «${other.text}»`, one.element, one.text);
      }
  };

  const lineCount = (rects: readonly DOMRect[]): number => {
    const middles = rects.map(({ top, bottom }) => (top + bottom) / 2).sort((a, b) => a - b);
    const height = rects[0]?.height ?? 0;
    return middles.filter((middle, index) => index === 0 || middle - (middles[index - 1] ?? 0) > height / 2)
      .length;
  };

  const measureScreen = (figure: Element): void => {
    const items: Item[] = [];
    const linesIn = new Map<Element, DOMRect[]>();
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        const element = parentOf(node);
        if (!element || !words(node.data)) return;
        const rects = linesOf(node, element);
        const item = { element, text: words(node.data), rects };
        items.push(item);
        checkBoxes(item, figure);
        const button = element.closest('button, [role=button], [role=menuitem], .auth-button');
        if (button) linesIn.set(button, [...(linesIn.get(button) ?? []), ...rects]);
        return;
      }
      if (!(node instanceof Element) || node.matches('style, script, template')) return;
      const style = styleOf(node);
      // What only screen readers read is clipped.
      if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath === 'inset(50%)')
        return;
      if (style.overflowX !== 'visible' && node.scrollWidth > node.clientWidth + slack && node.clientWidth)
        report(`cut off by ${node.scrollWidth - node.clientWidth} px`, node, node.textContent);
      if (node.matches('input, select, textarea, button, img, svg')) {
        const rect = boxOf(node);
        if (rect.width > 0)
          items.push({ element: node, text: node.getAttribute('name') ?? '', rects: [rect] });
        if (node instanceof HTMLInputElement || node instanceof HTMLSelectElement) checkControl(node);
        if (node.matches('input, select, textarea, img, svg')) return;
      }
      if (style.direction !== document.documentElement.dir && node.matches('[data-auth-screen], form'))
        report(`runs ${style.direction}`, node, node.textContent);
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      const children = node.shadowRoot?.childNodes ?? (slotted.length > 0 ? slotted : node.childNodes);
      for (const child of children) visit(child);
    };
    const element = figure.lastElementChild;
    if (element) visit(element);
    checkOverlaps(items);
    for (const [button, rects] of linesIn) {
      // An address in a label takes a line of its own.
      const most = button.textContent.includes('@') ? 3 : 2;
      if (lineCount(rects) > most) report(`has ${lineCount(rects)} lines`, button, button.textContent);
    }
  };

  const { scrollWidth, clientWidth } = document.documentElement;
  for (const figure of document.querySelectorAll('.screen')) {
    screen = figure.id;
    measureScreen(figure);
  }
  if (scrollWidth > clientWidth) {
    screen = 'the page';
    report(`scrolls sideways by ${scrollWidth - clientWidth} px`, document.documentElement, '');
  }
  return faults;
}

/**
 * The texts of every screen that are not within two brackets: texts, labels, titles, placeholders, descriptions and options.
 * Left out are what is marked as not to be translated, the values of fields, and what has no letter. Each line is screen,
 * element, text.
 */
export const textsOutside = (page: Page, open: string, close: string): Promise<string[]> =>
  page.evaluate(
    (left, right) => {
      const found: string[] = [];
      const attributes = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'];
      for (const figure of document.querySelectorAll('.screen')) {
        let depth = 0;
        /** A message may go through several elements, with a value in one of them. */
        const read = (text: string, element: Element): void => {
          let outside = '';
          for (const sign of text) {
            if (sign === left) depth++;
            else if (sign === right) depth--;
            else if (depth === 0) outside += sign;
          }
          const words = outside.replace(/\s+/g, ' ').trim();
          if (/\p{L}/u.test(words))
            found.push(`${figure.id}: ${element.localName}.${element.className} «${words}»`);
        };
        const visit = (node: Node, parent: Element): void => {
          if (node instanceof Text) read(node.data, parent);
          if (!(node instanceof Element)) return;
          // The names of countries are the browser's.
          if (node.matches('style, script, template, [translate=no], [name=calling-code] option')) return;
          for (const name of attributes) {
            const value = node.getAttribute(name);
            if (value) read(value, node);
          }
          const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
          const children = node.shadowRoot?.childNodes ?? (slotted.length > 0 ? slotted : node.childNodes);
          for (const child of children) visit(child, node);
        };
        const shown = figure.lastElementChild;
        if (shown) visit(shown, figure);
        if (depth !== 0) found.push(`${figure.id}: a bracket is missing`);
      }
      return found;
    },
    open,
    close,
  );
