package sa.wusul.tawasul.assistance;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;

@Repository
class CommitteeRepository implements Committee {

	/** The author of the decision in the case file; no member is named. */
	private static final String AUTHOR = "tawasul-committee-members";

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final DetaineeCases cases;

	private final Clock clock;

	private final PersonalFields fields;

	CommitteeRepository(JdbcClient jdbc, CaseFiles caseFiles, DetaineeCases cases, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.cases = cases;
		this.clock = clock;
		this.fields = fields;
	}

	@Override
	@Transactional
	public void vote(String reference, Ballot ballot) {
		remember(ballot.member(), ballot.identity());
		refuseSecondSeat(reference, ballot);
		refuseRelative(reference, ballot.identity(), ballot.vote());
		try {
			insert(reference, ballot);
		}
		catch (DuplicateKeyException atTheSameMoment) {
			throw new RefusalException(Kind.CONFLICT, "committee.alreadySeated");
		}
	}

	/**
	 * Binds the account to the identity number: an account belongs to one person, and a
	 * person has one account.
	 */
	private void remember(String member, IdentityNumber identity) {
		var known = this.jdbc.sql("select identity_hash from committee_member where user_name = ?")
			.param(member)
			.query(String.class)
			.optional();
		if (known.isEmpty()) {
			try {
				this.jdbc.sql("insert into committee_member (user_name, identity_hash) values (?, ?)")
					.params(member, this.fields.hash(identity.value()))
					.update();
			}
			catch (DuplicateKeyException anotherAccount) {
				throw new RefusalException(Kind.CONFLICT, "committee.identityDiffers");
			}
		}
		else if (!known.get().equals(this.fields.hash(identity.value()))) {
			throw new RefusalException(Kind.CONFLICT, "committee.identityDiffers");
		}
	}

	private void refuseSecondSeat(String reference, Ballot ballot) {
		if (votes(reference).stream().anyMatch((vote) -> vote.member().equals(ballot.member()))) {
			throw new RefusalException(Kind.CONFLICT, "committee.alreadySeated");
		}
		if (votes(reference).stream().anyMatch((vote) -> vote.countedSeat().equals(Optional.of(ballot.seat())))) {
			throw new RefusalException(Kind.CONFLICT, "committee.seatTaken");
		}
	}

	private void refuseRelative(String reference, IdentityNumber member, Vote vote) {
		if (vote != Vote.RECUSE && isRelative(reference, member)) {
			throw new RefusalException(Kind.FORBIDDEN, "committee.relative");
		}
	}

	private boolean isRelative(String reference, IdentityNumber member) {
		var file = this.caseFiles.get(reference);
		var detainee = this.cases.find(reference).map(DetaineeCase::detainee).orElseThrow();
		return detainee.equals(member) || file.requester().isOrHasAgent(member) || wasContact(detainee, member)
				|| askedAsRelative(detainee, member);
	}

	/**
	 * Checks whether the member is or was a contact of the detainee; a revoked contact is
	 * still partial.
	 */
	private boolean wasContact(IdentityNumber detainee, IdentityNumber member) {
		return count("detainee_contact where detainee_hash = ? and contact_hash = ?", detainee, member);
	}

	/**
	 * Checks whether the civil register named the member a relative in an enquiry of
	 * their own about the detainee.
	 */
	private boolean askedAsRelative(IdentityNumber detainee, IdentityNumber member) {
		return this.jdbc.sql("""
				select s.content from detainee_case d join case_file f on f.reference = d.case_reference
				join service_finding s on s.reference = d.case_reference and s.name = 'relation'
				where d.detainee_hash = ? and f.identity_hash = ?""")
			.params(this.fields.hash(detainee.value()), this.fields.hash(member.value()))
			.query(String.class)
			.list()
			.stream()
			.anyMatch((relation) -> !"NONE".equals(this.fields.open("service_finding.content", relation)));
	}

	private boolean count(String rows, IdentityNumber detainee, IdentityNumber member) {
		return this.jdbc.sql("select count(*) from " + rows)
			.params(this.fields.hash(detainee.value()), this.fields.hash(member.value()))
			.query(Integer.class)
			.single() > 0;
	}

	private void insert(String reference, Ballot ballot) {
		this.jdbc
			.sql("""
					insert into assistance_vote (case_reference, seat, member, vote, reason_code, note, cast_at, counted_seat)
					values (:reference, :seat, :member, :vote, :reason, :note, :now, :counted)""")
			.param("reference", reference)
			.param("seat", ballot.seat())
			.param("member", ballot.member())
			.param("vote", ballot.vote().name())
			.param("reason", ballot.reasonCode().orElse(null))
			.param("note", this.fields.seal("assistance_vote.note", ballot.note().orElse(null)))
			.param("now", OffsetDateTime.now(this.clock))
			.param("counted", (ballot.vote() == Vote.RECUSE) ? null : ballot.seat())
			.update();
	}

	@Override
	@Transactional
	public Count count(String reference, String step) {
		var counted = votes(reference).stream().filter((vote) -> vote.countedSeat().isPresent()).toList();
		var granting = (int) counted.stream().filter((vote) -> vote.vote() == Vote.GRANT).count();
		tell(reference, step, counted, granting);
		return new Count(counted.size(), granting, (granting * 2 > SEATS) ? Optional.empty() : mostNamed(counted));
	}

	@Override
	@Transactional
	public void decideInstead(String reference, Ruling ruling) {
		remember(ruling.decider(), ruling.identity());
		refuseRelative(reference, ruling.identity(), ruling.decision());
		this.caseFiles
			.write(reference, new Note(
					ruling.step(), ArabicText.of("committee.ruling.step"), "note", NeutralText.format("%s. %s",
							ArabicText.of("committee.ruling." + ruling.decision()), ruling.note().orElse(""))
						.strip(),
					ruling.decider(), this.clock.instant()));
	}

	/** Returns the reason named most often; on a tie, that of the lower seat. */
	private static Optional<String> mostNamed(List<Counted> votes) {
		var named = votes.stream()
			.flatMap((vote) -> vote.reasonCode().stream())
			.collect(Collectors.groupingBy((code) -> code, Collectors.counting()));
		return votes.stream()
			.flatMap((vote) -> vote.reasonCode().stream())
			.reduce((one, other) -> (named.get(other) > named.get(one)) ? other : one);
	}

	private void tell(String reference, String step, List<Counted> counted, int granting) {
		var reasons = counted.stream().flatMap((vote) -> vote.note().stream()).collect(Collectors.joining(" | "));
		this.caseFiles.write(reference,
				new Note(step, ArabicText.of("committee.count.step"), "note",
						ArabicText.of("committee.count", granting, counted.size(), reasons).strip(), AUTHOR,
						this.clock.instant()));
	}

	private List<Counted> votes(String reference) {
		return this.jdbc.sql("select * from assistance_vote where case_reference = ? order by seat, id")
			.param(reference)
			.query(this.fields.rows("assistance_vote", Counted.class))
			.list();
	}

	private record Counted(String member, Vote vote, Optional<String> reasonCode, Optional<String> note,
			Optional<Integer> countedSeat) {
	}

}
