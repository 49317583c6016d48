import { Component } from '@angular/core';
import { authElements } from 'auth-elements/angular';

@Component({ selector: 'app-root', imports: [authElements], templateUrl: './sample.html' })
export class App {
  protected readonly config = { userPoolId: 'us-east-1_Example', userPoolWebClientId: 'example' };
  protected take(...values: readonly unknown[]): void {
    void values;
  }
  protected takeMouse(event: MouseEvent): void {
    void event;
  }
}
