package tile

// Waiting is how many askers wait for the drawing of a key.
func (c *Cache) Waiting(key string) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if f := c.flights[key]; f != nil {
		return f.waiting
	}
	return 0
}
