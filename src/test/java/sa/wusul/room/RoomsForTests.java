package sa.wusul.room;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.ArchiveForTests;
import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.MeetingRooms;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.RoomDirectiveService;
import sa.wusul.meeting.Slot;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.room.RoomGuestReader.Guest;
import sa.wusul.room.RoomPolicyDecisions.Policy;
import sa.wusul.room.RoomTicketService.Entrance;
import sa.wusul.room.RoomTicketService.Visitor;
import sa.wusul.support.MovableClock;
import sa.wusul.support.TestDatabase;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Rooms on a database of their own, with one booking of a meeting by video. */
public final class RoomsForTests {

	public static final String CASE = "1448-0000001-0";

	public static final String CITIZEN = "1058529940";

	static final Instant START = Instant.parse("2026-11-29T07:00:00Z");

	public static final Set<String> OFFICE = Set.of("escalation-private-office");

	public static final Set<String> INTERPRETERS = Set.of("reception-interpreters-riyadh");

	static final Set<String> PRISON = Set.of("tawasul-prison-officers-riyadh");

	static final Set<String> TAWASUL = Set.of("tawasul-officers-riyadh");

	static final Set<String> RECEPTION = Set.of("reception-officers-jeddah-men");

	final MovableClock clock = new MovableClock(START);

	final Bookings bookings = mock(Bookings.class);

	final RoomDirectiveService directives = mock(RoomDirectiveService.class);

	final MeetingFileService files = mock(MeetingFileService.class);

	final MediaRelay relay;

	public final RoomTicketService tickets;

	final RoomService rooms;

	final RoomWatch watch;

	/** Two nodes over one database. */
	public final RoomCallService here;

	final RoomCallService there;

	public final PageRecordingService pages;

	final RecordingSealService sealing;

	final RoomRecordingRepository recordings;

	Policy policy = new Policy(true, false, true, true);

	List<Guest> guests = List.of();

	final RoomHalts halts = mock(RoomHalts.class);

	final RoomRightWatch rights;

	final TestDatabase database;

	private final List<Page> opened = new ArrayList<>();

	RoomsForTests(TestDatabase database, MediaRelay relay) {
		this(database, relay, Path.of(""), new StaticListableBeanFactory().getBeanProvider(RecordingReader.class));
	}

	/**
	 * @param folder in which recordings of pages lie until they are sealed
	 */
	public RoomsForTests(TestDatabase database, MediaRelay relay, Path folder, ObjectProvider<RecordingReader> reader) {
		this.database = database;
		this.relay = relay;
		var jdbc = database.jdbc();
		var fields = EncryptionForTests.fields(database.dataSource());
		var limits = new FileLimitDecisions();
		var rooms = new VideoRoomRepository(jdbc, fields, this.clock);
		var seats = new RoomSeatRepository(jdbc, this.clock);
		var signals = new RoomSignalRepository(jdbc, fields, this.clock);
		var mail = new RoomMailService(signals, seats, limits, this.clock);
		var none = new StaticListableBeanFactory();
		var recordingRows = new RoomRecordingRepository(jdbc, this.clock);
		this.recordings = recordingRows;
		var recordings = new RoomRecorderService(none.getBeanProvider(MediaRelay.class),
				none.getBeanProvider(MediaRecorder.class), rooms, seats, recordingRows, mail,
				new RecordingSpool(new RecordingProperties(Path.of(""))), new SimpleMeterRegistry());
		var spool = new RecordingSpool(new RecordingProperties(folder));
		this.pages = new PageRecordingService(none.getBeanProvider(MediaRelay.class), rooms, seats, recordingRows, mail,
				spool, this.clock);
		this.sealing = new RecordingSealService(recordingRows, spool, reader, ArchiveForTests.in(database),
				new TransactionTemplate(database.transactionManager()));
		var media = (relay != null)
				? new RelayedMedia(relay, mail, rooms, seats, recordings, UnaryOperator.identity(), this.clock)
				: new PeerMedia(mail, seats, this.pages);
		var turn = new TurnCredentialService(
				new TurnProperties(List.of("turn:127.0.0.1:3478"), "a secret", Duration.ofHours(4)), this.clock);
		var desk = new RoomDeskService(rooms, seats, new RoomRecordingRepository(jdbc, this.clock), this.directives,
				this.files, mock(AccessLog.class), mock(AuditLog.class), this.clock);
		var guests = new RoomGuestService(provider(new RoomGuestReader() {
			@Override
			public List<Guest> granted(String reference) {
				return RoomsForTests.this.guests;
			}

			@Override
			public List<String> visitsOf(String identityNumber) {
				return RoomsForTests.this.guests.stream()
					.filter((guest) -> guest.identityNumber().equals(identityNumber))
					.map((guest) -> CASE)
					.toList();
			}
		}), seats, fields);
		this.here = new RoomCallService(rooms, seats, signals, mail, media, turn, desk, guests, provider(this.halts),
				limits, this.clock);
		this.there = new RoomCallService(rooms, seats, signals, mail, media, turn, desk, guests, provider(this.halts),
				limits, this.clock);
		this.rooms = new RoomService(rooms, (purpose, host) -> this.policy, this.here, this.bookings, this.clock);
		this.watch = new RoomWatch(rooms, provider(this.rooms), limits, this.clock);
		var cases = mock(CaseFiles.class);
		var file = mock(CaseFile.class);
		given(cases.get(any())).willReturn(file);
		given(file.place()).willReturn(new CaseFile.Place("riyadh", "men"));
		given(file.requester())
			.willReturn(new CaseFile.Person(CITIZEN, "CITIZEN", "سعد", "+966500000001", Optional.empty()));
		this.tickets = new RoomTicketService(rooms, seats, (purpose, host) -> this.policy, this.bookings, cases,
				Rights.load(), limits, fields, EncryptionForTests.hash(database.dataSource()), mock(AuditLog.class),
				this.clock, provider(this.rooms), guests);
		this.rights = new RoomRightWatch(rooms, seats, this.tickets, this.here);
		given(this.bookings.interpreterCentre(CASE)).willReturn(Optional.of("riyadh"));
		book(START);
	}

	void book(Instant at) {
		var slot = new Slot(1, Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "jeddah", "men", "غرفة الاتصال", at,
				at.plus(Duration.ofMinutes(15)));
		given(this.bookings.forCase(CASE)).willReturn(Optional
			.of(new Booking(CASE, BookingState.BOOKED, Optional.of(slot), Optional.empty(), Optional.empty(), 1)));
	}

	/** Books a visit of a detainee, whose family is received in Riyadh. */
	void bookVisit(BookingState state) {
		var slot = new Slot(1, Purpose.PRISON_VISIT, "hair-VIDEO", Mode.VIDEO, "prison-hair", "men", "غرفة الاتصال",
				START, START.plus(Duration.ofMinutes(15)));
		given(this.bookings.forCase(CASE)).willReturn(
				Optional.of(new Booking(CASE, state, Optional.of(slot), Optional.empty(), Optional.empty(), 1)));
	}

	Page detainee(RoomCallService node) {
		return enter(node, this.tickets.forStaff(CASE, "prison", PRISON), staff("prison"));
	}

	Page officer(RoomCallService node) {
		return enter(node, this.tickets.forOfficer(CASE, "prison-2", PRISON), staff("prison-2"));
	}

	Page visitor(RoomCallService node, Integer... ordinals) {
		return enter(node, this.tickets.forCounter(CASE, Set.of(ordinals), "tawasul", TAWASUL),
				new Visitor(Optional.empty(), Optional.empty(), Optional.empty()));
	}

	/** Opens the page of a visitor from their own account. */
	Page attend(RoomCallService node, String identityNumber) {
		return enter(node, this.tickets.forVisitor(CASE, identityNumber), citizen(identityNumber));
	}

	public void open() {
		this.rooms.open(new MeetingRooms.Room(VideoRoom.key(CASE, START), CASE, "jeddah", START));
	}

	public void close() {
		this.rooms.close(VideoRoom.key(CASE, START));
	}

	Page host(RoomCallService node) {
		return enter(node, this.tickets.forStaff(CASE, "private-office", OFFICE), staff("private-office"));
	}

	Page interpreter(RoomCallService node) {
		return enter(node, this.tickets.forStaff(CASE, "interpreter", INTERPRETERS), staff("interpreter"));
	}

	Page citizen(RoomCallService node) {
		return enter(node, this.tickets.forRequester(CASE, CITIZEN), citizen(CITIZEN));
	}

	static Visitor staff(String account) {
		return new Visitor(Optional.empty(), Optional.of(account), Optional.empty());
	}

	static Visitor citizen(String number) {
		return new Visitor(Optional.of(number), Optional.empty(), Optional.empty());
	}

	static Visitor with(Visitor visitor, Entrance entrance) {
		return new Visitor(visitor.identityNumber(), visitor.account(), entrance.freshBrowser());
	}

	private Page enter(RoomCallService node, String ticket, Visitor visitor) {
		var entrance = this.tickets.open(ticket, visitor).orElseThrow();
		var seat = this.tickets.access(ticket, with(visitor, entrance)).orElseThrow().seat();
		var page = new Page(node, seat);
		this.opened.add(page);
		page.connect();
		return page;
	}

	/** Seals what pages recorded, and returns what was found in it. */
	public List<RecordingsForTests.Found> sealed() {
		this.sealing.seal();
		var room = this.database.jdbc().sql("select id from video_room").query(Long.class).single();
		return this.recordings.ofRoom(room).stream().map(RecordingsForTests.Found::of).toList();
	}

	/** Returns the kinds of all that happened in the room, in its order. */
	public List<String> events() {
		return this.database.jdbc().sql("select kind from room_event order by id").query(String.class).list();
	}

	private static <T> ObjectProvider<T> provider(T bean) {
		return new ObjectProvider<>() {
			@Override
			public T getObject() {
				return bean;
			}

			@Override
			public Stream<T> stream() {
				return Stream.of((T) bean);
			}

			@Override
			public T getIfAvailable() {
				return bean;
			}
		};
	}

	/** A page with its line to one node. */
	static final class Page {

		private final RoomCallService node;

		private final long seat;

		private String line;

		Page(RoomCallService node, long seat) {
			this.node = node;
			this.seat = seat;
		}

		void connect() {
			connect(this.node);
		}

		private void connect(RoomCallService other) {
			this.line = UUID.randomUUID().toString();
			other.connect(this.seat, this.line);
		}

		/** Returns the page of the same seat with a line to another node. */
		Page at(RoomCallService other) {
			var page = new Page(other, this.seat);
			page.connect();
			return page;
		}

		long seat() {
			return this.seat;
		}

		boolean isConnected() {
			return this.line != null;
		}

		void disconnect() {
			this.node.disconnect(this.seat, this.line);
		}

		void say(String message) {
			this.node.take(this.seat, this.line, message.replace('\'', '"'));
		}

		/** Returns what came since the last time. */
		List<JsonNode> hear() {
			return this.node.collect(Map.of(this.seat, this.line)).stream().map((mail) -> read(mail.body())).toList();
		}

		JsonNode last(String kind) {
			return hear().stream()
				.filter((message) -> message.path("kind").asText().equals(kind))
				.reduce((first, second) -> second)
				.orElseThrow(() -> new AssertionError("no message " + kind));
		}

		List<String> kinds() {
			return hear().stream().map((message) -> message.path("kind").asText()).toList();
		}

		/** Returns the state of the seat as its page shows it, after a change. */
		String state() {
			return last("room").path("state").asText();
		}

		private static JsonNode read(String body) {
			try {
				return new ObjectMapper().readTree(body);
			}
			catch (JsonProcessingException malformed) {
				throw new AssertionError(body, malformed);
			}
		}

	}

}
