INSERT INTO audit_event (at, principal, action, object, detail) VALUES ($1, $2, $3, $4, $5)
