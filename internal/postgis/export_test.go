package postgis

import "context"

// WriteThroughReads tries to write through the pool for reads.
func (s *Store) WriteThroughReads(ctx context.Context) error {
	_, err := s.read.Exec(ctx, sqlLawLock)
	if err == nil {
		_, err = s.read.Exec(ctx, sqlIdempotencyForget, s.instant())
	}
	return err
}
