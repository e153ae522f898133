package sa.wusul.casefile;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The links between cases in the product's own table. */
@Repository
class CaseLinkRepository implements CaseLinks {

	private static final String PROGRAM = "wusul";

	/** The number of earlier cases to which a new one is linked. */
	private static final int MOST_EARLIER = 10;

	private static final int MOST_SHOWN = 200;

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final Clock clock;

	private final PersonalFields fields;

	CaseLinkRepository(JdbcClient jdbc, CaseFiles caseFiles, Rights rights, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.clock = clock;
		this.fields = fields;
	}

	@Override
	public void link(String reference, String linked, LinkKind kind, String by) {
		this.jdbc.sql("""
				insert into case_link (reference, linked, kind, linked_by, linked_at)
				select own.reference, other.reference, cast(:kind as varchar(16)), cast(:by as varchar(64)),
				  cast(:now as timestamp with time zone)
				from case_file own, case_file other where own.reference = :reference and other.reference = :linked
				  and not exists (select 1 from case_link where reference = :reference and linked = :linked
				    and kind = :kind)""")
			.param("reference", reference)
			.param("linked", linked)
			.param("kind", kind.name())
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	@Override
	public void linkEarlier(String reference) {
		var file = this.caseFiles.get(reference);
		this.jdbc.sql("""
				select reference, process_key from case_file where identity_hash = ? and reference <> ?
				order by opened_at desc fetch first ? rows only""")
			.params(this.fields.hash(file.requester().identityNumber()), reference, MOST_EARLIER)
			.query((row, index) -> Map.entry(row.getString("reference"), row.getString("process_key")))
			.list()
			.stream()
			.filter((earlier) -> this.rights.mayShow(file.processKey(), earlier.getValue()))
			.forEach((earlier) -> link(reference, earlier.getKey(), LinkKind.EARLIER, PROGRAM));
	}

	@Override
	public void linkMeeting(String reference, String named) {
		var file = this.caseFiles.get(reference);
		var about = known(named)
			.filter((other) -> other.requester().identityNumber().equals(file.requester().identityNumber()))
			.filter((other) -> !other.reference().equals(reference))
			.filter((other) -> this.rights.mayShow(file.processKey(), other.processKey()))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "link.notYourCase"));
		link(reference, about.reference(), LinkKind.MEETING, file.openedBy());
	}

	private Optional<CaseFile> known(String named) {
		try {
			return this.caseFiles.find(CaseReference.parse(named).value());
		}
		catch (RefusalException notEvenAReference) {
			return Optional.empty();
		}
	}

	@Override
	public Optional<CaseFile> leading(String reference) {
		return this.jdbc.sql("""
				select linked from case_link where reference = ? and kind = 'DUPLICATE'
				order by linked_at desc fetch first 1 row only""")
			.param(reference)
			.query(String.class)
			.optional()
			.flatMap(this.caseFiles::find);
	}

	@Override
	public List<String> merged(String reference) {
		return this.jdbc.sql("select reference from case_link where linked = ? and kind = 'DUPLICATE' order by 1")
			.param(reference)
			.query(String.class)
			.list();
	}

	@Override
	public List<String> petitionsLike(String reference, int most) {
		return this.jdbc.sql("""
				select other.reference from case_file one join case_file other
				  on other.department = one.department and other.topic = one.topic
				  and other.request_type = one.request_type and other.process_key = one.process_key
				where one.reference = ? and other.reference <> one.reference and other.closed_at is null
				  and other.state = 'WITH_DEPARTMENT'
				  and not exists (select 1 from case_link where kind = 'CAMPAIGN'
				    and (reference = other.reference or linked = other.reference))
				order by other.opened_at, other.reference fetch first ? rows only""")
			.params(reference, most)
			.query(String.class)
			.list();
	}

	@Override
	public boolean isPetition(String first, String reference) {
		return this.jdbc.sql("select count(*) from case_link where reference = ? and linked = ? and kind = 'CAMPAIGN'")
			.params(reference, first)
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public boolean isInCampaign(String reference) {
		return this.jdbc.sql("select count(*) from case_link where kind = 'CAMPAIGN' and (reference = ? or linked = ?)")
			.params(reference, reference)
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public List<String> petitions(String first, String after, int most) {
		return this.jdbc.sql("""
				select reference from case_file where closed_at is null and reference > ?
				  and (reference = ? or reference in
				    (select reference from case_link where linked = ? and kind = 'CAMPAIGN'))
				order by reference fetch first ? rows only""")
			.params(after, first, first, most)
			.query(String.class)
			.list();
	}

	@Override
	public List<CaseLink> forCase(String reference) {
		var links = this.jdbc
			.sql("""
					select kind, onward, other from (
					  select kind, true as onward, linked as other, linked_at from case_link where reference = :reference
					  union all
					  select kind, false as onward, reference as other, linked_at from case_link where linked = :reference) l
					order by linked_at desc, other desc fetch first :most rows only""")
			.param("reference", reference)
			.param("most", MOST_SHOWN)
			.query(RecordRowMapper.of(Row.class))
			.list();
		if (links.isEmpty()) {
			return List.of();
		}
		var own = this.caseFiles.get(reference).processKey();
		var files = this.caseFiles.all(links.stream().map(Row::other).distinct().toList())
			.stream()
			.filter((other) -> this.rights.mayShow(own, other.processKey()))
			.collect(Collectors.toMap(CaseFile::reference, Function.identity()));
		var closer = links.stream()
			.filter((link) -> link.kind() != LinkKind.EARLIER)
			.map(Row::other)
			.collect(Collectors.toSet());
		return links.stream()
			.filter((link) -> files.containsKey(link.other()))
			.filter((link) -> link.kind() != LinkKind.EARLIER || !closer.contains(link.other()))
			.map((link) -> new CaseLink(link.kind(), link.onward(), files.get(link.other())))
			.toList();
	}

	private record Row(LinkKind kind, boolean onward, String other) {
	}

}
