-- Plain double entry: a sale has six legs, and every leg moves the balance of its account.
create table account (id int primary key, balance bigint not null) with (fillfactor = 50);
create table sale (id bigint primary key, kind int not null, gross bigint not null, at timestamptz not null default now());
create table leg (sale bigint not null, no int not null, account int not null, amount bigint not null, primary key (sale, no));

-- 1 platform, 2 fund, 3 carrier, 4 brand; then a farmer and a co-operative for each seller.
insert into account select id, 0 from generate_series(1, 4 + 2 * SELLERS) id;

create function post(sale_id bigint, sale_kind int, seller int, farmer bigint, carrier bigint, platform bigint,
                     brand bigint, fund bigint, coop bigint) returns void language plpgsql as $$
begin
  insert into sale (id, kind, gross) values (sale_id, sale_kind, farmer + carrier + platform + brand + fund + coop)
    on conflict do nothing;
  if not found then
    return;
  end if;
  insert into leg values
    (sale_id, 1, 3 + 2 * seller, farmer), (sale_id, 2, 3, carrier), (sale_id, 3, 1, platform),
    (sale_id, 4, 4, brand), (sale_id, 5, 2, fund), (sale_id, 6, 4 + 2 * seller, coop);
  update account set balance = balance + farmer where id = 3 + 2 * seller;
  update account set balance = balance + coop where id = 4 + 2 * seller;
  -- the hot ones last, so that they are locked for the shortest time, and always in this order
  update account set balance = balance + platform where id = 1;
  update account set balance = balance + fund where id = 2;
  update account set balance = balance + carrier where id = 3;
  update account set balance = balance + brand where id = 4;
end $$;
