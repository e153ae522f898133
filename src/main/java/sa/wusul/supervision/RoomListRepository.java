package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.NeutralText;

/**
 * The video rooms of today with their seats, limited to those of the cases that a person
 * supervises, in one query.
 */
@Component
public class RoomListRepository {

	/** Time after which a line that shows no life counts as lost. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	/** Days before today in which a room of today may have begun. */
	private static final int DAYS_BACK = 2;

	private static final String SHOWN = """
			starts_at >= :back and starts_at < :tomorrow
			and (state = 'OPEN' or state = 'AHEAD' and starts_at >= :today or state = 'CLOSED' and closed_at >= :today)
			and case_reference in (select reference from case_file where %s)""";

	private final JdbcClient jdbc;

	private final SupervisionRights supervisionRights;

	private final ModelNames models;

	private final Organisation organisation;

	private final Clock clock;

	RoomListRepository(JdbcClient jdbc, SupervisionRights supervisionRights, ModelNames models, Rights rights,
			Clock clock) {
		this.jdbc = jdbc;
		this.supervisionRights = supervisionRights;
		this.models = models;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/**
	 * Returns the rooms, the open ones first.
	 * @throws RefusalException if the person may see nothing of the selection
	 */
	public RoomList today(Collection<String> groups, Narrowing narrowing) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		SupervisionService.refuseOthers(supervisionScope, narrowing, this.organisation, this.models.names());
		var rooms = rows(supervisionScope.condition("process_key", narrowing)).stream()
			.collect(Collectors.groupingBy(SeatRow::id, LinkedHashMap::new, Collectors.toList()));
		return new RoomList(Moment.of(this.clock.instant()),
				rooms.values().stream().map((seats) -> room(seats, supervisionScope.cases())).toList());
	}

	private List<SeatRow> rows(SqlCondition visible) {
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		var shown = NeutralText.format(SHOWN, visible.sql());
		return this.jdbc.sql(NeutralText
			.format("""
					select room.id, room.case_reference, room.purpose, room.host, room.centre, room.state, room.starts_at, room.opened_at,
					       room.closed_at, room.recorded, room.monitored, seat.number, seat.role, seat.state as seat_state,
					       case when seat.line is not null and seat.seen_at > :alive then true else false end as connected,
					       recording.parts, recording.writing, quality.packets, quality.lost, quality.jitter_ms, quality.width,
					       quality.height, quality.interruptions
					from video_room room
					left join room_seat seat on seat.room_id = room.id
					left join (select room_id, seat_number, count(case when state <> 'EMPTY' then 1 end) as parts,
					                  count(case when state = 'WRITING' then 1 end) as writing from room_recording
					           where room_id in (select id from video_room where %1$s) group by room_id, seat_number) recording
					  on recording.room_id = room.id and recording.seat_number = seat.number
					left join (select room_id, sender_number, sum(packets) as packets, sum(lost) as lost, max(jitter_ms) as jitter_ms,
					                  min(width) as width, min(height) as height, sum(interruptions) as interruptions from room_quality
					           where room_id in (select id from video_room where %1$s) group by room_id, sender_number) quality
					  on quality.room_id = room.id and quality.sender_number = seat.number
					where room.id in (select id from video_room where %1$s)
					order by case room.state when 'OPEN' then 0 when 'AHEAD' then 1 else 2 end, room.starts_at, room.id, seat.number""",
					shown))
			.params(visible.parameters())
			.param("alive", this.clock.instant().minus(SILENCE).atOffset(ZoneOffset.UTC))
			.param("back", WorkDayRepository.start(today.minusDays(DAYS_BACK)))
			.param("today", WorkDayRepository.start(today))
			.param("tomorrow", WorkDayRepository.start(today.plusDays(1)))
			.query(RecordRowMapper.of(SeatRow.class))
			.list();
	}

	private RoomList.Row room(List<SeatRow> rows, boolean cases) {
		var room = rows.get(0);
		var seats = rows.stream().filter((row) -> row.number() != null).toList();
		return new RoomList.Row(cases ? room.caseReference() : null,
				room.purpose().map((purpose) -> word("purpose", purpose)).orElse(null),
				room.host().map(this::host).orElse(null),
				room.centre()
					.map((centre) -> this.organisation.centre(centre).map(Place::shown).orElse(centre))
					.orElse(null),
				word("roomState", (room.isClosed() && room.openedAt().isEmpty()) ? "UNOPENED" : room.state()),
				Moment.of(room.startsAt()), moment(room.openedAt()), moment(room.closedAt()), minutes(room),
				room.monitored(), word("roomRecording", recording(room, seats)),
				seats.stream().map((seat) -> seat(room, seat)).toList());
	}

	private String host(String host) {
		var minister = CaseWords.shown("meetingHost", host);
		return minister.equals(host) ? this.organisation.department(host).map(Place::shown).orElse(host) : minister;
	}

	private Long minutes(SeatRow room) {
		return room.openedAt()
			.map((opened) -> Duration.between(opened, room.closedAt().orElseGet(this.clock::instant)).toMinutes())
			.orElse(null);
	}

	/**
	 * Returns whether the room is recorded: each seat whose page lives has to be, once
	 * there are two.
	 */
	private static String recording(SeatRow room, List<SeatRow> seats) {
		if (!room.recorded()) {
			return "NONE";
		}
		if (room.isClosed()) {
			return seats.stream().anyMatch((seat) -> seat.parts() > 0) || room.openedAt().isEmpty() ? "DONE"
					: "MISSING";
		}
		var inside = seats.stream().filter((seat) -> seat.connected() && seat.isIn()).toList();
		if (inside.size() < 2) {
			return "DUE";
		}
		return inside.stream().allMatch((seat) -> seat.writing() > 0) ? "RUNNING" : "MISSING";
	}

	private static RoomList.Seat seat(SeatRow room, SeatRow seat) {
		return new RoomList.Seat(seat.number(), word("roomRole", seat.role()), word("roomSeat", state(room, seat)),
				seat.parts(), quality(seat));
	}

	private static String state(SeatRow room, SeatRow seat) {
		if (room.isClosed()) {
			return seat.isIn() ? "ATTENDED" : seat.seatState();
		}
		return (seat.connected() || !seat.isPresent()) ? seat.seatState() : "AWAY";
	}

	private static RoomList.Quality quality(SeatRow seat) {
		return seat.packets()
			.map((packets) -> new RoomList.Quality((packets + seat.lost() > 0)
					? Math.round(seat.lost() * 1000.0 / (packets + seat.lost())) / 1000.0 : 0, seat.jitterMs(),
					seat.width(), seat.height(), seat.interruptions()))
			.orElse(null);
	}

	private static Figures.Word word(String kind, String code) {
		return new Figures.Word(code, CaseWords.shown(kind, code));
	}

	private static Moment moment(Optional<Instant> at) {
		return at.map(Moment::of).orElse(null);
	}

	/** A seat of a room, or a room without seats. */
	record SeatRow(long id, String caseReference, Optional<String> purpose, Optional<String> host,
			Optional<String> centre, String state, Instant startsAt, Optional<Instant> openedAt,
			Optional<Instant> closedAt, boolean recorded, boolean monitored, Integer number, String role,
			String seatState, boolean connected, int parts, int writing, Optional<Long> packets, long lost,
			int jitterMs, int width, int height, int interruptions) {

		boolean isClosed() {
			return this.state.equals("CLOSED");
		}

		boolean isIn() {
			return "ADMITTED".equals(this.seatState);
		}

		/** Checks whether the person is expected to have a page open. */
		boolean isPresent() {
			return isIn() || "WAITING".equals(this.seatState) || "CHECKING".equals(this.seatState);
		}

	}

}
