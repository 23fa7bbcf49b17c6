package tile

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

func notANumber(part string) error {
	return &problem.Problem{Code: "T01", Class: problem.Usage,
		Message: bilingual.Text{
			ZH: fmt.Sprintf("瓦片地址中的%q不是非负整数", part),
			EN: fmt.Sprintf("%q in the tile address is not a whole number from 0", part),
		},
		Next: bilingual.Text{ZH: "地址由级别、行号、列号三个整数组成", EN: "an address is matrix, row and column, three whole numbers"},
	}
}

func noMatrix(a Address) error {
	return &problem.Problem{Code: "T02", Class: problem.NotFound,
		Message: bilingual.Text{
			ZH: fmt.Sprintf("%s没有级别%d", a.Set.ID, a.Z),
			EN: fmt.Sprintf("%s has no matrix %d", a.Set.ID, a.Z),
		},
		Next: bilingual.Text{
			ZH: fmt.Sprintf("级别为%d至%d", a.Set.First, a.Set.Last),
			EN: fmt.Sprintf("ask for a matrix from %d to %d", a.Set.First, a.Set.Last),
		},
	}
}

func outside(a Address, columns, rows int) error {
	return &problem.Problem{Code: "T03", Class: problem.NotFound,
		Message: bilingual.Text{
			ZH: fmt.Sprintf("%s第%d级没有第%d行第%d列的瓦片", a.Set.ID, a.Z, a.Y, a.X),
			EN: fmt.Sprintf("matrix %d of %s has no tile in row %d, column %d", a.Z, a.Set.ID, a.Y, a.X),
		},
		Next: bilingual.Text{
			ZH: fmt.Sprintf("行号为0至%d，列号为0至%d", rows-1, columns-1),
			EN: fmt.Sprintf("rows go from 0 to %d, columns from 0 to %d", rows-1, columns-1),
		},
	}
}
