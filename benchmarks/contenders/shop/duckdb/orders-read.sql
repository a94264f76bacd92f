-- The orders, one a line.
read_json('$records', format = 'newline_delimited', columns = {
    orderId: 'BIGINT',
    'Order-Id': 'VARCHAR',
    'order id': 'INTEGER',
    placedAt: 'TIMESTAMPTZ',
    shipOn: 'DATE',
    express: 'BOOLEAN',
    "select": 'VARCHAR',
    größe: 'VARCHAR',
    'a.b': 'VARCHAR',
    'it''s': 'VARCHAR',
    comment: 'VARCHAR',
    points: 'BIGINT',
    total: 'STRUCT(amount DECIMAL(12, 4), currency VARCHAR)',
    weight: 'DECIMAL(12, 4)',
    customer: 'STRUCT(
      id BIGINT, name VARCHAR, email VARCHAR, address STRUCT(city VARCHAR, postcode VARCHAR))',
    notes: 'VARCHAR[]',
    matrix: 'DECIMAL(12, 4)[][]',
    shippingLegs: 'VARCHAR[][]',
    items: 'STRUCT(
      sku VARCHAR, title VARCHAR, quantity INTEGER, price DECIMAL(12, 4), gift BOOLEAN,
      tags VARCHAR[],
      discounts STRUCT(kind VARCHAR, amount DECIMAL(12, 4), codes VARCHAR[])[])[]'
  })
