let observer;

/** On a phone, the open list of pages covers the page: the keyboard does not reach what is behind it. */
export function guardDrawer() {
  observer?.disconnect();
  const drawer = document.querySelector('.VPSidebar');
  const guard = () => {
    for (const covered of document.querySelectorAll('.VPContent, .VPNav'))
      covered.inert = drawer?.classList.contains('open') ?? false;
  };
  guard();
  if (!drawer) return;
  observer = new MutationObserver(guard);
  observer.observe(drawer, { attributes: true, attributeFilter: ['class'] });
}
