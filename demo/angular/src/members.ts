import { Component, input } from '@angular/core';

@Component({
  selector: 'app-members',
  template: `
    <section>
      <h2>Members’ area</h2>
      <p>{{ name() }} has counted to {{ count() }}.</p>
    </section>
  `,
})
export class Members {
  readonly name = input.required<string>();
  readonly count = input.required<number>();
}
