package check

import (
	"fmt"

	"gopkg.in/yaml.v3"

	"onemap/internal/layer"
)

// Conditions all have to hold. Written as one condition or as a list.
type Conditions []Condition

// Exceptions are asked in order. Written as one exception or as a list.
type Exceptions []Exception

// UnmarshalYAML reads one condition or a list.
func (c *Conditions) UnmarshalYAML(n *yaml.Node) (err error) {
	*c, err = oneOrMany[Condition](n)
	return err
}

// UnmarshalYAML reads one exception or a list.
func (e *Exceptions) UnmarshalYAML(n *yaml.Node) (err error) {
	*e, err = oneOrMany[Exception](n)
	return err
}

// oneOrMany decodes strictly: a yaml.Node forgets that its decoder refused
// unknown keys, so the node is written out and read again.
func oneOrMany[T any](n *yaml.Node) ([]T, error) {
	text, err := yaml.Marshal(n)
	if err != nil {
		return nil, err
	}
	switch n.Kind {
	case yaml.SequenceNode:
		var many []T
		err = layer.DecodeStrict(text, &many)
		return many, inLine(n, err)
	case yaml.MappingNode:
		var one T
		err = layer.DecodeStrict(text, &one)
		return []T{one}, inLine(n, err)
	}
	return nil, fmt.Errorf("line %d: expected one entry or a list", n.Line)
}

func inLine(n *yaml.Node, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("entry at line %d: %w", n.Line, err)
}
