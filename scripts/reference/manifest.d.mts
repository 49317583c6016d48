import type { CustomElementDeclaration, Package } from 'custom-elements-manifest/schema';

type Element = CustomElementDeclaration & { readonly tagName: string };

export function createManifest(): Package;
export function elementsOf(manifest: Package): Element[];
export function writeManifest(file: string): void;
