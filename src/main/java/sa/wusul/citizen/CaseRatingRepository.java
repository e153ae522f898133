package sa.wusul.citizen;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Ratings by requesters of how their case was handled. */
@Repository
public class CaseRatingRepository {

	private static final int MOST_STARS = 5;

	private static final int LONGEST_REMARK = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	CaseRatingRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	/** Returns the stars of a case, from one to five. */
	public Optional<Integer> forCase(String reference) {
		return this.jdbc.sql("select stars from case_rating where case_reference = ?")
			.param(reference)
			.query(Integer.class)
			.optional();
	}

	/**
	 * Saves a rating; only the first one counts.
	 * @param stars one to five
	 * @throws RefusalException {@code rating.stars}, {@code rating.notYet} while the case
	 * is open, {@code rating.remark} if the remark is too long, {@code rating.once}
	 */
	public void rate(CaseFile file, int stars, String remark) {
		if (stars < 1 || stars > MOST_STARS) {
			throw new RefusalException(Kind.INVALID, "rating.stars", MOST_STARS);
		}
		if (!file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "rating.notYet");
		}
		var said = remark.strip();
		if (said.length() > LONGEST_REMARK) {
			throw new RefusalException(Kind.INVALID, "rating.remark", LONGEST_REMARK);
		}
		PlainText.check(said);
		try {
			this.jdbc.sql("insert into case_rating (case_reference, stars, remark, rated_at) values (?, ?, ?, ?)")
				.params(file.reference(), stars, said.isEmpty() ? null : this.fields.seal("case_rating.remark", said),
						this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ratedBefore) {
			throw new RefusalException(Kind.CONFLICT, "rating.once");
		}
	}

}
