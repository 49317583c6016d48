import type { ClassDeclaration, CustomElement, Package } from 'custom-elements-manifest/schema';

type Element = ClassDeclaration & CustomElement & { readonly tagName: string };

export function createManifest(): Package;
export function elementsOf(manifest: Package): Element[];
export function writeManifest(file: string): void;
