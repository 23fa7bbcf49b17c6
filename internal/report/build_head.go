package report

import (
	"fmt"
	"strings"
	"time"

	"onemap/internal/check"
)

// head are the facts that identify the check.
func (b *builder) head() []Row {
	h := b.check.Check
	rows := []Row{
		{b.say("报告编号", "Number"), b.keptNumber(h.Number)},
		{b.say("检测标识", "Check id"), orNothing(h.ID)},
		{b.say("检测时间（数据截至）", "Time of the check (data as known at)"), b.moment(h.KnownAt)},
		{b.say("依据日期", "As of"), orNothing(h.AsOf.String())},
		{b.say("申请人", "Applicant"), b.stated(applicantKeys)},
		{b.say("项目", "Project"), b.stated(projectKeys)},
		{b.say("用途", "Purpose"), b.stated(purposeKeys)},
		{b.say("送审类型", "Kind"), strings.TrimSpace(string(h.Kind) + " " + b.text(h.KindName))},
		{b.say("送审文件", "File"), orNothing(h.Submission.File)},
		{b.say("文件格式与编码", "Format and encoding"), b.format()},
		{b.say("文件摘要 SHA-256", "File SHA-256"), orNothing(h.Submission.SHA256)},
		{b.say("坐标系", "Coordinate system"), b.systems(h.Submission.CRS)},
		{b.say("软件版本", "Engine"), orNothing(h.Engine)},
	}
	if len(h.NarrowedTo) > 0 {
		rows = append(rows, Row{b.say("只检测图层", "Narrowed to"), strings.Join(codes(h.NarrowedTo), b.list())})
	}
	return append(rows, b.declared()...)
}

func (b *builder) keptNumber(number string) string {
	if number == "" {
		return b.say("未存档", "not kept")
	}
	return number
}

// Where a file or a sender names the applicant, the project and the purpose:
// declared names first, then the field codes and words files use (domain 3, 4).
var (
	applicantKeys = []string{"applicant", "申请人", "申请单位", "用地单位", "SQR", "SQDW", "holder"}
	projectKeys   = []string{"project", "项目名称", "XMMC", "KSMC"}
	purposeKeys   = []string{"purpose", "用途", "地块用途", "DKYT", "usage"}
)

// stated is what was declared for the submission under one of the names, else
// what the subjects say themselves, each different value once.
func (b *builder) stated(keys []string) string {
	if s := b.Submission; s != nil {
		for _, k := range keys {
			if s.Declared[k] != "" {
				return s.Declared[k]
			}
		}
	}
	var values []string
	seen := map[string]bool{}
	for _, s := range b.check.Subjects {
		if v := firstOf(s.Attributes, keys); v != "" && !seen[v] {
			seen[v] = true
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return b.say("未填写", "not stated")
	}
	return strings.Join(values, b.list())
}

func firstOf(attributes map[string]string, keys []string) string {
	for _, k := range keys {
		if v := attributes[k]; v != "" {
			return v
		}
	}
	return ""
}

func (b *builder) format() string {
	f := b.check.Check.Submission.Format
	if s := b.Submission; s != nil && s.Encoding != "" {
		f += b.comma() + s.Encoding
	}
	return orNothing(f)
}

// declared are the attributes the sender declared for all subjects; they may
// have decided which rules apply.
func (b *builder) declared() []Row {
	if b.Submission == nil {
		return nil
	}
	var rows []Row
	for _, r := range attributes(b.Submission.Declared) {
		rows = append(rows, Row{b.say("申报属性 ", "Declared: ") + r.Label, r.Value})
	}
	return rows
}

// moment is an instant in China's civil time, where the law counts days; the
// stored form is UTC.
func (b *builder) moment(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339Nano, rfc3339)
	if err != nil {
		return orNothing(rfc3339)
	}
	return t.In(chinaTime).Format("2006-01-02 15:04:05") + b.say("（北京时间）", " (UTC+8)")
}

var chinaTime = time.FixedZone("UTC+8", 8*3600)

// Made is the time of a check, and of the files made of it.
func Made(d check.CheckDocument) time.Time {
	t, err := time.Parse(time.RFC3339Nano, d.Check.KnownAt)
	if err != nil {
		return time.Time{}
	}
	return t
}

// seal is what a reader verifies the report by.
func (b *builder) seal() Seal {
	s := Seal{Address: b.Address, Code: b.Address}
	if b.Digest == "" {
		return s
	}
	code := Code(b.Digest)
	if s.Code == "" {
		s.Code = strings.TrimSpace("OneMap " + b.check.Check.Number + " " + code)
	}
	s.Facts = []Row{{b.say("核验码", "Verification code"), code}}
	if b.Address != "" {
		s.Facts = append(s.Facts, Row{b.say("核验地址", "Verify at"), b.Address})
	}
	s.Facts = append(s.Facts, Row{b.say("怎样核验", "How to verify"), b.say(
		"核验码是存档检测结果（JSON）SHA-256 的前 20 位；打开核验地址或用编号调出存档，核验码应相同。",
		"The code is the first 20 digits of the SHA-256 of the stored answer (JSON). Open the address, or find the check by its number: the code must be the same.")})
	return s
}

// Code is the verification code of a stored document with this SHA-256 in hex.
func Code(digest string) string {
	d := strings.ToUpper(digest[:min(20, len(digest))])
	var parts []string
	for len(d) > 0 {
		n := min(4, len(d))
		parts = append(parts, d[:n])
		d = d[n:]
	}
	return strings.Join(parts, "-")
}

// agreed sums up what the two engines say about a subject's findings.
func (b *builder) agreed(s *check.DocumentSubject) []Row {
	var compared, grid, differ, alone int
	for _, f := range s.Findings {
		switch a := f.Agreement; {
		case a == nil:
			alone++
		case !a.Agrees:
			compared, differ = compared+1, differ+1
		case a.Grid:
			compared, grid = compared+1, grid+1
		default:
			compared++
		}
	}
	fallbacks := 0
	for _, l := range s.Layers {
		fallbacks += l.Fallbacks
	}
	return []Row{
		{b.say("双引擎复核", "Both engines"), fmt.Sprint(compared)},
		{b.say("其中不一致", "of them different"), fmt.Sprint(differ)},
		{b.say("其中按格网复算", "of them on a grid"), fmt.Sprint(grid)},
		{b.say("单引擎或无面积", "One engine, or no area"), fmt.Sprint(alone)},
		{b.say("后备算法次数", "Fallbacks used"), fmt.Sprint(fallbacks)},
	}
}
