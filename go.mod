module onemap

go 1.26.3
