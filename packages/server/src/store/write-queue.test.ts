import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, it } from 'node:test';
import { WriteQueue } from './write-queue.ts';

let db: DatabaseSync;
let commits: number;
let queue: WriteQueue;
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec('create table t (n integer primary key)');
  commits = 0;
  queue = new WriteQueue((sql) => {
    if (sql === 'COMMIT') commits += 1;
    db.exec(sql);
  }, 50);
});

const insert = (n: number) => () => db.prepare('insert into t values (?)').run(n);
const kept = () => db.prepare('select count(*) as n from t').get()?.['n'];

describe('writes that come together', () => {
  it('are committed together', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => queue.write(insert(n))));
    assert.deepEqual([kept(), commits], [40, 1]);
  });
  it('are committed in parts when they are many', async () => {
    await Promise.all(Array.from({ length: 120 }, (_, n) => queue.write(insert(n))));
    assert.deepEqual([kept(), commits], [120, 3]);
  });
  it('do not suffer from one that fails, which leaves nothing behind', async () => {
    const half = () => {
      insert(100)();
      insert(1)();
    };
    const results = await Promise.allSettled([queue.write(insert(1)), queue.write(half), queue.write(insert(2))]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(kept(), 2);
  });
  it('are all told when none can be committed', async () => {
    db.exec('begin');
    const results = await Promise.allSettled([queue.write(insert(1)), queue.write(insert(2))]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    db.exec('rollback');
    assert.equal(kept(), 0);
    await queue.write(insert(3));
    assert.equal(kept(), 1);
  });
  it('are done by a flush', () => {
    void queue.write(insert(1));
    queue.flush();
    assert.equal(kept(), 1);
  });
});
