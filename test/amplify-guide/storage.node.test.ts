import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth } from '../../src/auth/index.js';
import { password, prefix } from '../auth/fixtures.js';
import { ada, openGuide } from './guide.fixtures.js';

describe('Managing Security Tokens', () => {
  it('keeps them in a custom storage', async () => {
    const safe = new Map<string, string>();

    class MyStorage {
      readonly isInstance = true;
      // the promise returned from sync function
      static syncPromise: Promise<void> | null = null;
      // set item with the key
      static setItem(key: string, value: string): string {
        safe.set(key, value);
        return value;
      }
      // get item with the key
      static getItem(key: string): string | undefined {
        return safe.get(key);
      }
      // remove item with the key
      static removeItem(key: string): void {
        safe.delete(key);
      }
      // clear out the storage
      static clear(): void {
        safe.clear();
      }
      // If the storage operations are async(i.e AsyncStorage)
      // Then you need to sync those items into the memory in this method
      static sync(): Promise<void> {
        if (!MyStorage.syncPromise) {
          MyStorage.syncPromise = new Promise((res) => res());
        }
        return MyStorage.syncPromise;
      }
    }

    await openGuide();
    // tell Auth to use your storage object
    Auth.configure({
      storage: MyStorage,
    });

    await Auth.signIn(ada.username, password);
    assert.ok(MyStorage.syncPromise);
    assert.deepEqual([...safe.keys()].map((key) => key.replace(`${prefix}.`, '')).sort(), [
      'LastAuthUser',
      'ada.accessToken',
      'ada.clockDrift',
      'ada.idToken',
      'ada.refreshToken',
      // When the sign-in was begun.
      'auth-elements.signIn.CognitoIdentityServiceProvider.localdemoclient0000000000',
    ]);
    await Auth.signOut();
    assert.equal(safe.size, 0);
  });

  it('keeps them in AsyncStorage, and waits until they are in memory', async () => {
    const AsyncStorage = new DeviceStorage();
    const MEMORY_KEY_PREFIX = '@MyStorage:';
    let dataMemory: Record<string, string> = {};

    /** @class */
    class MyStorage {
      readonly isInstance = true;
      static syncPromise: Promise<void> | null = null;
      /**
       * This is used to set a specific item in storage
       */
      static setItem(key: string, value: string) {
        AsyncStorage.setItem(MEMORY_KEY_PREFIX + key, value);
        dataMemory[key] = value;
        return dataMemory[key];
      }

      /**
       * This is used to get a specific key from storage
       */
      static getItem(key: string) {
        return Object.prototype.hasOwnProperty.call(dataMemory, key) ? dataMemory[key] : undefined;
      }

      /**
       * This is used to remove an item from storage
       */
      static removeItem(key: string) {
        AsyncStorage.removeItem(MEMORY_KEY_PREFIX + key);
        return Reflect.deleteProperty(dataMemory, key);
      }

      /**
       * This is used to clear the storage
       */
      static clear() {
        dataMemory = {};
        return dataMemory;
      }

      /**
       * Will sync the MemoryStorage data from AsyncStorage to storageWindow MemoryStorage
       */
      static sync() {
        if (!MyStorage.syncPromise) {
          MyStorage.syncPromise = new Promise((res, rej) => {
            AsyncStorage.getAllKeys((errKeys, keys) => {
              if (errKeys) rej(errKeys);
              const memoryKeys = keys.filter((key) => key.startsWith(MEMORY_KEY_PREFIX));
              AsyncStorage.multiGet(memoryKeys, (err, stores) => {
                if (err) rej(err);
                stores.map((_result, index, store) => {
                  const key = store[index]![0];
                  const value = store[index]![1];
                  const memoryKey = key.replace(MEMORY_KEY_PREFIX, '');
                  dataMemory[memoryKey] = value;
                });
                res();
              });
            });
          });
        }
        return MyStorage.syncPromise;
      }
    }

    await openGuide();
    Auth.configure({
      storage: MyStorage,
    });

    await Auth.signIn(ada.username, password);
    assert.ok(AsyncStorage.items.has(`${MEMORY_KEY_PREFIX}${prefix}.LastAuthUser`));

    // The app is started again.
    MyStorage.clear();
    MyStorage.syncPromise = null;
    Auth.configure({ storage: MyStorage });
    assert.equal((await Auth.currentAuthenticatedUser()).getUsername(), 'ada');

    MyStorage.clear();
    MyStorage.syncPromise = null;
    AsyncStorage.failure = new Error('The disk is gone.');
    await assert.rejects(Auth.currentSession(), { code: 'StorageError', cause: AsyncStorage.failure });
    AsyncStorage.failure = null;
    MyStorage.syncPromise = null;
    await Auth.signOut();
    assert.equal(AsyncStorage.items.size, 0);
  });
});

type Callback<Value> = (error: Error | null, value: Value) => void;

/** React Native's, which answers later. */
class DeviceStorage {
  readonly items = new Map<string, string>();
  failure: Error | null = null;

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  getAllKeys(callback: Callback<string[]>): void {
    setImmediate(() => callback(this.failure, [...this.items.keys()]));
  }

  multiGet(keys: string[], callback: Callback<[string, string][]>): void {
    setImmediate(() =>
      callback(
        this.failure,
        keys.map((key) => [key, this.items.get(key) ?? '']),
      ),
    );
  }
}
