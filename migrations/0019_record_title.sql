-- Who types a record's title instead of picking it, or imports rows that name others by it, has it sought among all of the register.
CREATE INDEX record_title ON record (unit_id, register, title);
