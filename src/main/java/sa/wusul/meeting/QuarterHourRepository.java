package sa.wusul.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The reserved time of hosts, rooms and interpreters, in quarters of an hour. The key of
 * the table allows each quarter to be claimed once.
 */
@Repository
class QuarterHourRepository {

	static final Duration LENGTH = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final Clock clock;

	QuarterHourRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Checks whether the period consists of whole quarters. */
	static boolean whole(Instant from, Instant until) {
		return from.isBefore(until) && Stream.of(from, until)
			.allMatch((moment) -> moment.getNano() == 0 && moment.getEpochSecond() % LENGTH.toSeconds() == 0);
	}

	boolean isFree(Resource what, String resource, Instant from, Instant until) {
		return this.jdbc.sql("""
				select count(*) from resource_quarter
				where kind = ? and resource = ? and quarter >= ? and quarter < ?""")
			.params(what.name(), resource, first(from).atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single() == 0;
	}

	/**
	 * Claims the time; a partly used quarter counts as a whole one.
	 * @throws RefusalException {@code session.hostBusy}, {@code session.roomTaken} or
	 * {@code slot.noInterpreter} if another transaction was first; the current
	 * transaction can then only be rolled back
	 */
	void claim(Resource what, String resource, Instant from, Instant until, String holder) {
		try {
			Stream.iterate(first(from), (quarter) -> quarter.isBefore(until), (quarter) -> quarter.plus(LENGTH))
				.forEach((quarter) -> this.jdbc
					.sql("insert into resource_quarter (kind, resource, quarter, holder) values (?, ?, ?, ?)")
					.params(what.name(), resource, quarter.atOffset(ZoneOffset.UTC), holder)
					.update());
		}
		catch (DuplicateKeyException taken) {
			throw alreadyClaimed(what);
		}
	}

	/** Releases the holder's remaining time; past time stays on record. */
	void release(String holder) {
		this.jdbc.sql("delete from resource_quarter where holder = ? and quarter >= ?")
			.params(holder, this.clock.instant().minus(LENGTH).atOffset(ZoneOffset.UTC))
			.update();
	}

	private static Instant first(Instant from) {
		return Instant.ofEpochSecond(from.getEpochSecond() - Math.floorMod(from.getEpochSecond(), LENGTH.toSeconds()));
	}

	private static RefusalException alreadyClaimed(Resource what) {
		return switch (what) {
			case HOST -> new RefusalException(Kind.CONFLICT, "session.hostBusy");
			case ROOM -> new RefusalException(Kind.CONFLICT, "session.roomTaken");
			case INTERPRETER -> new RefusalException(Kind.CONFLICT, "slot.noInterpreter");
		};
	}

	/** A kind of resource whose time is reserved. */
	enum Resource {

		HOST, ROOM, INTERPRETER

	}

}
