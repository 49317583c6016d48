import type { ReactNode } from 'react';
import './page.css';

export const metadata = { title: 'auth-elements in Next.js', icons: { icon: 'data:,' } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
