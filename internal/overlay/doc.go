// Package overlay holds one edition of a layer in memory and overlays subjects
// with it exactly.
//
// It knows snapshots (immutable, safe for any number of readers), overlaps,
// touches, distances, unions and remainders of shapes. It must never know
// layers, rules, SQL or files: features are numbers, their order is the
// caller's. Coordinates are whole nano-degrees; areas and lengths come out in
// the units of package geometry.
//
// # How a subject P and a feature Q are overlaid
//
// Everything that decides topology is exact: which side of a line a point lies
// on, whether a point is inside, in which order an edge is cut, how edges turn at
// a point. Coordinates are whole numbers below 2^38, so package exact decides the
// sign of an orientation without error. Only the coordinates of a crossing are
// rounded, and nothing is ever decided from them.
//
// Boxes (box.go, outline.go, tree.go). Most pairs are settled by boxes: a packed
// tree over the features, and over each boundary boxes around runs of edges.
// Boxes are rounded outward, so they can only say "surely apart".
//
// Symbolic displacement (displace.go). P is moved by (ε, ε²) with ε positive and
// smaller than any number. Then no vertex of one shape lies on an edge of the
// other and no two edges lie on one line: there are no special cases. The sign of
// an orientation is that of its value, or, where that is zero, of the terms in ε
// and ε², which depend on the direction of one edge only. Area is continuous, so
// the area of the displaced intersection is that of the true one.
//
// Crossings (find.go, crossing.go, origin.go). An edge of P crosses one of Q when
// the ends of each lie on different sides of the other. Every crossing says
// whether P enters Q there. Its place is counted from a grid point between P and Q,
// so that it is rounded at the size of the pair and not at that of a longitude;
// rings are linked, assembled and measured so, and counted from 0° again only when
// a shape leaves.
//
// Order along edges (order.go). The crossings are sorted along P and along Q. A
// cut at t = (A + u·ε + v·ε²)/D is compared with another in float64 where the two
// are clearly apart, else as fractions of 256 bits, A/D first, then u/D, then v/D.
// Because the order is exact, enter and exit must alternate along every ring of
// valid shapes; where they do not, a shape is not valid and the pair is given up.
//
// Linking (link.go, walk.go). From an enter the result follows P to the next exit,
// from there Q to the next enter, until it is back (Weiler and Atherton, Hidden
// surface removal using polygon area sorting, 1977). Rings without crossings lie
// inside or outside as a whole; one exact point test each decides.
//
// Contacts (contact.go, online.go, selftouch.go). A contact is a vertex of one
// boundary on the other, seen as a zero among the orientations. Without contacts,
// and unless a shape that touches itself is cut, the linked rings are simple and
// disjoint, and the pair is done. In valid shapes two different crossings coincide
// only at a grid point, and a crossing at a grid point is given exactly that point;
// so equal places are equal floats.
//
// Assembly (draft.go, assemble.go, trace.go). With contacts, the linked rings bound
// the displaced intersection, slivers of width ε included. ε now goes to zero:
// every contact becomes a vertex of both boundaries, so that coincident edges have
// equal ends; opposite coincident edges cancel, which removes spikes, corridors
// without width and the borders between neighbours; what is left is traced anew,
// leaving every place by the first edge clockwise of the one arrived by, which
// keeps the interior connected as OGC validity asks; the path is cut wherever it
// meets a place again, so every ring is simple. Counter-clockwise ones are shells,
// clockwise ones holes (nest.go). A pair with contacts of which nothing is left
// only touches.
//
// Other operations (construct.go, frame.go). The engine looks at rings and their
// direction only, so the outside of a shape, within a square around everything, is
// a shape too. A−B is A within the outside of B; A∪B is the outside of what is
// outside of both, traced so that the outside stays connected. Shapes that are
// results themselves are put on a finer grid around them first, and vertices that
// only rounding keeps off an edge are welded to it (weld.go).
//
// # What is not exact
//
// A computed crossing is rounded to float64 at the size of the pair: areas are right
// to 1e-9 relative, slivers of 1e-3 m² included. A shape that leaves has its
// crossings rounded to 2e-14 degree at 118° east, which its own area feels; a ring
// too thin to be drawn so is dropped and counted (Counts.Tiny), and a pair of which
// nothing else is left touches. Union, Difference and Intersection
// round results of overlays to half a step of their finer grid, and leave out
// hairs, rings less than 0.1 µm wide.
//
// # When the engine gives up
//
// The pair goes to OverlayNG (simplefeatures) and the overlap says so (Overlap.By);
// an answer larger than a shape is refused. What that cannot answer either is named
// by *GivenUp, for the caller to ask PostGIS. Nothing is left out in silence, and
// Worker.Counts counts every step.
package overlay
