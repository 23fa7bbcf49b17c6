package main

import (
	"github.com/alecthomas/kong"

	"onemap/internal/bilingual"
)

// texts are the help lines of the commands.
var texts = map[string]bilingual.Text{
	"description": {ZH: "国土空间“一张图”：这块地、这个矿权，可不可以在这里？每个结论都有依据、可复算。",
		EN: "May this parcel, or this mining right, be here? Every answer comes with evidence and can be repeated."},
	"help_lang":    {ZH: "语言 zh 或 en（默认取 ONEMAP_LANG 或终端语言）", EN: "language, zh or en (default: ONEMAP_LANG or the terminal's)"},
	"help_data":    {ZH: "数据目录（默认 $XDG_DATA_HOME/onemap）；设置 DATABASE_URL 时不用自带数据库", EN: "data folder (default $XDG_DATA_HOME/onemap); with DATABASE_URL set the private database is not used"},
	"help_verbose": {ZH: "显示每一步的日志", EN: "log every step"},
	"help_county":  {ZH: "示例县的规模：small 几秒钟，full 为计划中的规模（约一分钟）", EN: "size of the synthetic county: small takes seconds, full has the size of the county plan (about a minute)"},
	"help_basemap": {ZH: "底图地址模板，含 {z} {x} {y}（XYZ 或 WMTS，例如天地图）；默认不用，不访问其他主机",
		EN: "address template of a basemap with {z} {x} {y} (XYZ or WMTS); none by default, no other host is asked"},
	"help_attribution": {ZH: "底图的版权说明", EN: "attribution of the basemap"},
	"help_demo":        {ZH: "自带 PostGIS、示例县和服务，一条命令看到第一个冲突", EN: "private PostGIS, a synthetic county and the server; shows a first conflict"},
	"help_serve":       {ZH: "启动服务", EN: "run the server"},
	"help_migrate":     {ZH: "建立或升级数据库，并发布规则", EN: "create or upgrade the database and publish the law"},
	"help_doctor":      {ZH: "检查运行环境：PostgreSQL、PostGIS、GDAL、沙箱、字体、磁盘、时钟", EN: "look at the machine: PostgreSQL, PostGIS, GDAL, jail, fonts, disk, clock"},
	"help_layer":       {ZH: "图层与版本：列出、导入、发布、比对", EN: "layers and editions: list, import, publish, diff"},
	"help_report":      {ZH: "存档检测的报告：PDF、Word、Excel、勘测 TXT、界址点 CSV", EN: "report of a stored check: PDF, Word, Excel, survey TXT, corner CSV"},
	"help_font":        {ZH: "PDF 用的中文 TrueType 字体文件（默认在系统字体中查找）", EN: "Chinese TrueType font for PDF (default: looked for on the machine)"},
	"help_address":     {ZH: "本服务的公开地址，印在报告的二维码中", EN: "public address of the server, printed as QR code in reports"},
	"help_check":       {ZH: "检测一个文件", EN: "check a file"},
	"help_batch":       {ZH: "成批检测一个文件，结果写入目录", EN: "check every subject of a large file into a folder"},
	"help_replay":      {ZH: "复算已存的检测，逐字节比对", EN: "repeat a stored check and compare it byte for byte"},
	"help_overlap":     {ZH: "两个文件精确叠加，不用数据库", EN: "overlay two files exactly, without a database"},
	"help_tiles":       {ZH: "瓦片：预先绘制、导出", EN: "tiles: draw ahead, export"},
	"help_version":     {ZH: "版本", EN: "version"},
}

// helps hands the texts to kong in one language.
func helps(l bilingual.Language) kong.Vars {
	vars := kong.Vars{}
	for _, all := range []map[string]bilingual.Text{texts, argumentTexts} {
		for name, t := range all {
			vars[name] = t.In(l)
		}
	}
	return vars
}
