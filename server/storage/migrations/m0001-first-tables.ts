import { type CreateTableBuilder, sql } from 'kysely';
import type { Flavour, Migration } from './flavour.ts';

export const firstTables: Migration = {
  version: 1,
  name: 'first tables',
  async up(db, flavour) {
    const { schema } = db;
    const create = (name: string, key: readonly string[], columns: Columns, end: Flavour['wideTableEnd']) =>
      withEnd(
        addColumns(schema.createTable(name), flavour, columns).addPrimaryKeyConstraint(`${name}_pk`, [...key] as never),
        end,
      ).execute();
    const table = (name: string, key: readonly string[], columns: Columns) =>
      create(name, key, columns, flavour.narrowTableEnd);
    const wideTable = (name: string, key: readonly string[], columns: Columns) =>
      create(name, key, columns, flavour.wideTableEnd);

    await table('scope', ['scope'], { scope: 'text', epoch: 'text', rev: 'integer', day: 'text' });

    await wideTable('entity', ['scope', 'kind', 'id'], {
      scope: 'text',
      kind: 'text',
      id: 'text',
      day: 'text?',
      uniq: 'text?',
      rev: 'integer',
      body: 'text',
    });
    // [QU-2] no number twice, whatever the code above does. Rows without a number cost nothing here.
    await schema
      .createIndex('entity_uniq')
      .unique()
      .on('entity')
      .columns(['scope', 'kind', 'uniq'])
      .where(sql.ref('uniq'), 'is not', null)
      .execute();
    await schema.createIndex('entity_day').on('entity').columns(['scope', 'day']).execute();

    await wideTable('event', ['scope', 'rev', 'n'], {
      scope: 'text',
      rev: 'integer',
      n: 'integer',
      type: 'text',
      at: 'integer',
      command_id: 'text',
      body: 'text',
    });
    await flavour.appendOnly(db, 'event', ['scope', 'rev', 'n']);

    const audit = flavour.orderColumn(schema.createTable('audit'));
    await withEnd(
      addColumns(audit, flavour, {
        scope: 'text',
        rev: 'integer',
        command_id: 'text',
        type: 'text',
        actor: 'text',
        outcome: 'text',
        at: 'integer',
      }),
      flavour.wideTableEnd,
    ).execute();
    await schema.createIndex('audit_rev').on('audit').columns(['scope', 'rev', 'seq']).execute();
    await flavour.appendOnly(db, 'audit', ['seq']);

    await wideTable('memo', ['id'], {
      id: 'text',
      scope: 'text',
      payload_hash: 'text',
      rev: 'integer',
      reply: 'text',
      at: 'integer',
    });
    await schema.createIndex('memo_at').on('memo').columns(['at']).execute();

    await wideTable('change', ['scope', 'feed', 'to_rev'], {
      scope: 'text',
      feed: 'text',
      from_rev: 'integer',
      to_rev: 'integer',
      rows: 'text',
      at: 'integer',
    });
    await table('feed', ['scope', 'feed'], { scope: 'text', feed: 'text', cursor: 'integer' });
    await table('stream', ['scope', 'device_id', 'outbox_id'], {
      scope: 'text',
      device_id: 'text',
      outbox_id: 'text',
      seq: 'integer',
    });

    await table('device', ['id'], {
      id: 'text',
      scope: 'text',
      role: 'text',
      name: 'text',
      token_hash: 'text',
      created_at: 'integer',
      revoked_at: 'integer?',
    });
    await schema.createIndex('device_token').unique().on('device').column('token_hash').execute();
    await schema.createIndex('device_scope').on('device').column('scope').execute();

    await table('enroll_code', ['code_hash'], {
      code_hash: 'text',
      scope: 'text',
      role: 'text',
      name: 'text',
      expires_at: 'integer',
      used_at: 'integer?',
    });

    await table('staff', ['id'], {
      id: 'text',
      scope: 'text',
      login: 'text',
      name: 'text',
      plate: 'text',
      roles: 'text',
      skills: 'text',
      password_hash: 'text',
      must_set: 'integer',
      pin_hash: 'text?',
      wrong_tries: 'integer',
      wait_until: 'integer',
    });
    await schema.createIndex('staff_login').unique().on('staff').columns(['scope', 'login']).execute();

    await table('session', ['id'], {
      id: 'text',
      scope: 'text',
      staff_id: 'text',
      device_id: 'text',
      token_hash: 'text',
      created_at: 'integer',
      ended_at: 'integer?',
    });
    await schema.createIndex('session_token').unique().on('session').column('token_hash').execute();
    await schema
      .createIndex('session_open')
      .on('session')
      .column('scope')
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
  },
};

type Columns = Readonly<Record<string, 'text' | 'text?' | 'integer' | 'integer?'>>;

function addColumns<C extends string>(start: CreateTableBuilder<string, C>, flavour: Flavour, columns: Columns) {
  let table: CreateTableBuilder<string, string> = start as CreateTableBuilder<string, string>;
  for (const [name, type] of Object.entries(columns)) {
    const dataType = type.startsWith('text') ? flavour.text : flavour.integer;
    table = table.addColumn(name, dataType as 'text', (column) => (type.endsWith('?') ? column : column.notNull()));
  }
  return table;
}

function withEnd<C extends string>(table: CreateTableBuilder<string, C>, end: Flavour['wideTableEnd']) {
  return end === undefined ? table : table.modifyEnd(end);
}
