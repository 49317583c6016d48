export function Members({ name, count }: { name: string; count: number }) {
  return (
    <section>
      <h2>Members’ area</h2>
      <p>
        {name} has counted to {count}.
      </p>
    </section>
  );
}
