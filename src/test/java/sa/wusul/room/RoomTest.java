package sa.wusul.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.mockito.ArgumentCaptor;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.MeetingRooms;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.room.MediaRelay.Feed;
import sa.wusul.room.RoomGuestReader.Guest;
import sa.wusul.room.RoomTicketService.Invitation;
import sa.wusul.room.RoomTicketService.Visitor;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.endsWith;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static sa.wusul.room.RoomsForTests.CASE;
import static sa.wusul.room.RoomsForTests.CITIZEN;
import static sa.wusul.room.RoomsForTests.OFFICE;
import static sa.wusul.room.RoomsForTests.RECEPTION;
import static sa.wusul.room.RoomsForTests.START;
import static sa.wusul.room.RoomsForTests.citizen;
import static sa.wusul.room.RoomsForTests.staff;
import static sa.wusul.room.RoomsForTests.with;

@DisplayName("A video room")
@Tag("fast")
class RoomTest {

	private static final String STRANGER = "1001244019";

	@OnBothDatabases
	@DisplayName("gives tickets from ten minutes before its booking to ten minutes after it")
	void time(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		rooms.clock.set(START.minus(Duration.ofMinutes(10)).minusMillis(1));
		assertThatThrownBy(() -> rooms.tickets.forRequester(CASE, CITIZEN)).hasMessage("videoRoom.tooEarly|10");
		assertThat(rooms.tickets.mayEnterFromHome(CASE)).isFalse();

		rooms.clock.set(START.minus(Duration.ofMinutes(10)));
		assertThat(rooms.tickets.mayEnterFromHome(CASE)).isTrue();
		var ticket = rooms.tickets.forRequester(CASE, CITIZEN);
		var mine = with(citizen(CITIZEN), rooms.tickets.open(ticket, citizen(CITIZEN)).orElseThrow());
		rooms.clock.set(START.plus(Duration.ofMinutes(25)).minusMillis(1));
		assertThat(rooms.tickets.access(ticket, mine)).isPresent();

		rooms.clock.set(START.plus(Duration.ofMinutes(25)));
		assertThat(rooms.tickets.access(ticket, mine)).isEmpty();
		assertThatThrownBy(() -> rooms.tickets.forRequester(CASE, CITIZEN)).hasMessage("videoRoom.over");
	}

	@OnBothDatabases
	@DisplayName("opens a ticket for its person's first browser alone, and says nothing to anybody else")
	void strangers(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var old = rooms.tickets.forRequester(CASE, CITIZEN);
		var ticket = rooms.tickets.forRequester(CASE, CITIZEN);

		assertThat(rooms.tickets.open(old, citizen(CITIZEN))).as("replaced by the new one").isEmpty();
		assertThat(rooms.tickets.open(ticket, citizen(STRANGER))).isEmpty();
		assertThat(rooms.tickets.open(ticket, staff("private-office"))).isEmpty();
		assertThat(rooms.tickets.open(ticket, new Visitor(Optional.empty(), Optional.empty(), Optional.empty())))
			.isEmpty();
		assertThat(rooms.tickets.open("", citizen(CITIZEN))).isEmpty();
		assertThat(rooms.tickets.access(ticket, citizen(CITIZEN))).as("a line before the page").isEmpty();

		var mine = with(citizen(CITIZEN), rooms.tickets.open(ticket, citizen(CITIZEN)).orElseThrow());
		assertThat(rooms.tickets.access(ticket, mine)).isPresent();
		assertThat(rooms.tickets.open(ticket, mine)).as("the page again").isPresent();
		assertThat(rooms.tickets.open(ticket, citizen(CITIZEN))).as("copied to another browser").isEmpty();
		assertThat(rooms.tickets.access(ticket, new Visitor(Optional.of(STRANGER), Optional.empty(), mine.browser())))
			.as("the browser after another log-in")
			.isEmpty();
		assertThat(database.jdbc()
			.sql("select count(*) from room_ticket where ticket_hash = ?")
			.param(ticket)
			.query(Long.class)
			.single()).as("only its hash is kept").isZero();

		rooms.book(START.plus(Duration.ofHours(1)));
		assertThat(rooms.tickets.access(ticket, mine)).as("the booking moved").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("lets in the host's office, the booked interpreter, and the requester, from home or after check-in")
	void people(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		assertThat(rooms.tickets.forStaff(CASE, "private-office", OFFICE)).isNotBlank();
		assertThat(rooms.tickets.forStaff(CASE, "interpreter", RoomsForTests.INTERPRETERS)).isNotBlank();
		for (var groups : List.of(RECEPTION, Set.of("reception-interpreters-jeddah"), Set.<String>of())) {
			assertThatThrownBy(() -> rooms.tickets.forStaff(CASE, "clerk", groups)).hasMessage("videoRoom.unknown");
		}
		given(rooms.bookings.interpreterCentre(CASE)).willReturn(Optional.empty());
		assertThatThrownBy(() -> rooms.tickets.forStaff(CASE, "interpreter", RoomsForTests.INTERPRETERS))
			.hasMessage("videoRoom.unknown");
		assertThatThrownBy(() -> rooms.tickets.forStaff("1448-0000002-0", "private-office", OFFICE))
			.hasMessage("videoRoom.unknown");

		assertThatThrownBy(() -> rooms.tickets.forCounter(CASE, Set.of(1), "reception", RECEPTION))
			.hasMessage("videoRoom.notCheckedIn");
		rooms.open();
		assertThatThrownBy(
				() -> rooms.tickets.forCounter(CASE, Set.of(1), "clerk", Set.of("reception-officers-riyadh-men")))
			.hasMessage("videoRoom.unknown");
		var screen = new Visitor(Optional.empty(), Optional.empty(), Optional.empty());
		var late = rooms.tickets.forCounter(CASE, Set.of(1), "reception", RECEPTION);
		rooms.clock.pass(Duration.ofMinutes(5));
		assertThat(rooms.tickets.open(late, screen)).as("not opened in five minutes").isEmpty();
		var ticket = rooms.tickets.forCounter(CASE, Set.of(1), "reception", RECEPTION);
		var hall = with(screen, rooms.tickets.open(ticket, screen).orElseThrow());
		rooms.clock.pass(Duration.ofMinutes(10));
		assertThat(rooms.tickets.access(ticket, hall)).as("opened, it is good for the meeting").isPresent();
		assertThat(rooms.tickets.open(ticket, screen)).as("copied").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("keeps the requester in the centre where its policy says so")
	void fromHome(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		rooms.policy = new RoomPolicyDecisions.Policy(true, false, false, true);

		assertThat(rooms.tickets.mayEnterFromHome(CASE)).isFalse();
		assertThatThrownBy(() -> rooms.tickets.forRequester(CASE, CITIZEN)).hasMessage("videoRoom.atCentre");
	}

	@OnBothDatabases
	@DisplayName("has people wait until it is open and the host lets them in, on whichever node they are")
	void admission(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var citizen = rooms.citizen(rooms.there);
		assertThat(citizen.state()).isEqualTo("CHECKING");
		citizen.say("{'kind':'ready'}");
		host.say("{'kind':'ready'}");
		assertThat(citizen.state()).isEqualTo("WAITING");
		var seen = host.last("room");
		assertThat(seen.path("state").asText()).isEqualTo("ADMITTED");
		assertThat(seen.findValuesAsText("role")).contains("REQUESTER");
		assertThat(seen.path("servers").path(0).path("username").asText()).matches("\\d+:\\d+");
		assertThat(seen.path("caseReference").asText()).isEqualTo(CASE);

		host.say("{'kind':'admit','seat':2}");
		assertThat(host.last("refused").path("code").asText()).as("no file, no call").isEqualTo("videoRoom.notOpen");
		citizen.say("{'kind':'admit','seat':2}");
		citizen.say("{'kind':'say','text':'سلام'}");
		assertThat(citizen.hear().stream().map((message) -> message.path("code").asText()))
			.containsExactly("videoRoom.notYours", "videoRoom.notIn");

		rooms.open();
		rooms.open();
		host.say("{'kind':'admit','seat':2}");
		var inside = citizen.last("room");
		assertThat(inside.path("state").asText()).isEqualTo("ADMITTED");
		assertThat(inside.has("caseReference")).isFalse();
		assertThat(rooms.events()).contains("OPENED", "ADMITTED");
	}

	@OnBothDatabases
	@DisplayName("has a desk for the host alone: the file that was read, and directives with their moment, each once")
	void desk(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		given(rooms.files.lastRead(CASE, START)).willReturn(Optional.of(CASE + "/1"));
		var host = rooms.host(rooms.here);
		var early = rooms.interpreter(rooms.there);
		host.say("{'kind':'ready'}");
		host.say(directive("00000000-0000-0000-0000-000000000001", START));
		assertThat(host.last("refused").path("code").asText()).isEqualTo("videoRoom.notOpen");
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		rooms.clock.pass(Duration.ofSeconds(10));
		for (var other : List.of(citizen, early)) {
			other.say(directive("00000000-0000-0000-0000-000000000002", START));
			var heard = other.hear();
			assertThat(heard).extracting((message) -> message.path("code").asText()).contains("videoRoom.notYours");
			assertThat(heard).noneMatch((message) -> message.has("desk"));
		}
		then(rooms.directives).should(never()).write(any(), any(), any(), any(), any(), any());

		var key = "00000000-0000-0000-0000-000000000003";
		for (var at : List.of(START.plusSeconds(5), START.minusSeconds(60), START.plusSeconds(86400))) {
			host.say(directive(key, at));
		}
		var fields = Map.<String, Object>of("directive", "يجدد جوازه", "directiveDepartment", "passports",
				"directiveOwner", "مدير الجوازات", "directiveDays", 7);
		for (var moment : List.of(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(10))) {
			then(rooms.directives).should().write(CASE, START, key, moment, fields, "private-office");
		}
		given(rooms.directives.forMeeting(CASE, START)).willReturn(List.of(new DirectiveService.Directive(1,
				"يجدد جوازه", "مدير الجوازات", "passports", START, "WRITTEN", null, 0, null, null, null, key, 605)));
		host.say(directive(key, START));
		var desk = host.last("room").path("desk");
		assertThat(desk.path("file").asText()).isEqualTo(CASE + "/1");
		assertThat(desk.path("directives").path(0).path("key").asText()).isEqualTo(key);
		assertThat(desk.path("directives").path(0).path("moment").asText()).isEqualTo("10:05");
		assertThat(desk.toString()).doesNotContain("يجدد جوازه");
		host.say(directive(key, START).replace("2026-11", "November"));
		assertThat(host.last("refused").path("code").asText()).isEqualTo("videoRoom.message");
		assertThatThrownBy(() -> host.say(directive("not a key", START))).hasMessage("videoRoom.message");
	}

	@OnBothDatabases
	@DisplayName("of a visit is seen and heard by an officer who sends nothing, beside visitors each with their own seat")
	void watched(TestDatabase database) {
		var relay = mock(MediaRelay.class);
		given(relay.publish(anyString(), anyString(), anyString())).willReturn("v=0 answer");
		given(relay.offerToPage(anyString(), anyString(), anyString()))
			.willAnswer((call) -> new Feed(call.getArgument(2), "v=0 feed"));
		var rooms = visit(database, relay, new RoomPolicyDecisions.Policy(false, true, false, true));
		var detainee = rooms.detainee(rooms.here);
		detainee.say("{'kind':'ready'}");
		detainee.say("{'kind':'offer','sdp':'v=0 detainee'}");
		var officer = rooms.officer(rooms.there);
		officer.say("{'kind':'ready'}");
		assertThat(officer.kinds()).contains("feed").doesNotContain("send");
		officer.say("{'kind':'offer','sdp':'v=0 officer'}");
		assertThat(officer.last("refused").path("code").asText()).isEqualTo("videoRoom.notYours");
		officer.say("{'kind':'admit','seat':3}");
		assertThat(officer.last("refused").path("code").asText()).isEqualTo("videoRoom.notYours");

		var mother = rooms.visitor(rooms.here, 1);
		var brother = rooms.visitor(rooms.there, 2);
		for (var visitor : List.of(mother, brother)) {
			visitor.say("{'kind':'ready'}");
		}
		detainee.say("{'kind':'admit','seat':3}");
		detainee.say("{'kind':'admit','seat':4}");
		mother.say("{'kind':'offer','sdp':'v=0 mother'}");
		var failed = officer.last("feed");
		assertThat(failed.path("seat").asInt()).isEqualTo(3);
		failedFeed(relay, officer, failed.path("feed").asText());
		var seen = mother.last("room");
		assertThat(seen.findValuesAsText("role")).contains("HOST", "OFFICER", "VISITOR");
		assertThat(seen.path("monitored").asBoolean()).isTrue();
		assertThat(seen.path("recording").asText()).isEqualTo("NONE");
		officer.disconnect();
		then(relay).should(times(2)).stop(anyString(), contains("-to-2-1-"));

		assertThatThrownBy(() -> rooms.tickets.forOfficer(CASE, "prison", RoomsForTests.PRISON))
			.hasMessage("videoRoom.otherSeat");
		assertThatThrownBy(() -> rooms.tickets.forOfficer(CASE, "tawasul", RoomsForTests.TAWASUL))
			.hasMessage("videoRoom.unknown");
		assertThatThrownBy(() -> rooms.tickets.forCounter(CASE, Set.of(3), "tawasul", RoomsForTests.TAWASUL))
			.as("not received")
			.hasMessage("videoRoom.notCheckedIn");
		rooms.book(START);
		assertThatThrownBy(() -> rooms.tickets.forOfficer(CASE, "private-office", OFFICE))
			.as("a meeting is not watched over")
			.hasMessage("videoRoom.unknown");
	}

	/** A feed that failed is offered again under a name that the relay does not know. */
	private static void failedFeed(MediaRelay relay, RoomsForTests.Page officer, String failed) {
		officer.say("{'kind':'again','seat':3}");
		then(relay).should().stop(anyString(), eq(failed));
		var feeds = officer.hear().stream().filter((message) -> message.path("kind").asText().equals("feed")).toList();
		assertThat(feeds).extracting((feed) -> feed.path("seat").asInt()).containsExactly(1, 3);
		var next = feeds.get(1).path("feed").asText();
		assertThat(next).isNotEqualTo(failed);
		for (var name : List.of(failed, next)) {
			officer.say("{'kind':'take','seat':3,'sdp':'v=0 taken','feed':'" + name + "'}");
		}
		then(relay).should(never()).start(anyString(), eq(new Feed(failed, "")), anyString());
		then(relay).should().start(anyString(), eq(new Feed(next, "")), anyString());
	}

	@OnBothDatabases
	@DisplayName("of a visit by voice takes no picture, and its officers warn and end it with a reason for all to read")
	void halted(TestDatabase database) {
		var rooms = visit(database, null, new RoomPolicyDecisions.Policy(false, true, false, false));
		var detainee = rooms.detainee(rooms.here);
		detainee.say("{'kind':'ready'}");
		var mother = rooms.visitor(rooms.there, 1);
		var officer = rooms.officer(rooms.here);
		mother.say("{'kind':'ready'}");
		officer.say("{'kind':'ready'}");
		detainee.say("{'kind':'admit','seat':2}");
		mother.say("{'kind':'offer','seat':1,'sdp':'v=0\\nm=video 9'}");
		assertThat(mother.last("refused").path("code").asText()).isEqualTo("videoRoom.notYours");
		mother.say("{'kind':'offer','seat':1,'sdp':'v=0\\nm=audio 9'}");
		assertThat(detainee.kinds()).contains("feed");
		mother.say("{'kind':'halt','reason':'HEALTH'}");
		assertThat(mother.last("refused").path("code").asText()).isEqualTo("videoRoom.notYours");
		assertThatThrownBy(() -> officer.say("{'kind':'halt','reason':'BECAUSE'}")).hasMessage("videoRoom.message");
		assertThatThrownBy(() -> officer.say("{'kind':'halt'}")).hasMessage("videoRoom.message");

		officer.say("{'kind':'warn','reason':'FORBIDDEN_TALK'}");
		assertThat(mother.last("warned").path("reason").asText()).isEqualTo("FORBIDDEN_TALK");
		assertThat(detainee.kinds()).contains("warned");
		officer.say("{'kind':'halt','reason':'FORBIDDEN_TALK'}");
		then(rooms.halts).should().halt(CASE, START, RoomHalt.FORBIDDEN_TALK, "prison-2");
		for (var page : List.of(mother, detainee, officer)) {
			var ended = page.last("ended");
			assertThat(ended.path("reason").asText()).isEqualTo("HALTED");
			assertThat(ended.path("code").asText()).isEqualTo("FORBIDDEN_TALK");
		}
		assertThat(states(database)).containsExactly("CLOSED");
		assertThat(rooms.events()).contains("WARNED", "HALTED");
		assertThatThrownBy(() -> rooms.tickets.forCounter(CASE, Set.of(1), "tawasul", RoomsForTests.TAWASUL))
			.hasMessage("videoRoom.notCheckedIn");
	}

	@OnBothDatabases
	@DisplayName("takes the line from a visitor who is no longer granted, and from all when the booking is cancelled")
	void revoked(TestDatabase database) {
		var rooms = visit(database, null, new RoomPolicyDecisions.Policy(false, true, false, true));
		var detainee = rooms.detainee(rooms.here);
		var mother = rooms.visitor(rooms.there, 1);
		var brother = rooms.visitor(rooms.there, 2);
		rooms.rights.watch();
		assertThat(mother.kinds()).doesNotContain("ended");
		rooms.guests = rooms.guests.subList(0, 1);
		rooms.rights.watch();
		assertThat(brother.last("ended").path("reason").asText()).isEqualTo("REVOKED");
		assertThat(mother.kinds()).doesNotContain("ended");
		rooms.bookVisit(BookingState.HELD);
		rooms.rights.watch();
		assertThat(mother.kinds()).as("its process closes it").doesNotContain("ended");
		rooms.bookVisit(BookingState.CANCELLED);
		rooms.rights.watch();
		for (var page : List.of(mother, detainee)) {
			assertThat(page.last("ended").path("reason").asText()).isEqualTo("REVOKED");
		}
	}

	@OnBothDatabases
	@DisplayName("of a visit gives each visitor a seat from their own account once an officer has received them")
	void ownAccounts(TestDatabase database) {
		var rooms = visit(database, null, new RoomPolicyDecisions.Policy(false, true, false, true));
		var away = "1366712766";
		rooms.guests = List.of(new Guest(1, CITIZEN, "نورة", true), new Guest(2, STRANGER, "سعد", false));
		assertThat(states(rooms, CITIZEN)).containsExactly(Invitation.State.OPEN);
		assertThat(states(rooms, STRANGER)).containsExactly(Invitation.State.RECEIVED_FIRST);
		assertThat(states(rooms, away)).isEmpty();
		assertThatThrownBy(() -> rooms.tickets.forVisitor(CASE, STRANGER)).hasMessage("videoRoom.atCentre");
		assertThatThrownBy(() -> rooms.tickets.forVisitor(CASE, away)).hasMessage("videoRoom.unknown");
		assertThatThrownBy(() -> rooms.tickets.forRequester(CASE, CITIZEN)).as("a requester is no visitor")
			.hasMessage("videoRoom.none");

		rooms.guests = List.of(new Guest(1, CITIZEN, "نورة", true), new Guest(2, STRANGER, "سعد", true));
		var ticket = rooms.tickets.forVisitor(CASE, STRANGER);
		assertThat(rooms.tickets.open(ticket, citizen(CITIZEN))).as("another visitor's").isEmpty();
		var brother = rooms.attend(rooms.there, STRANGER);
		var mother = rooms.attend(rooms.here, CITIZEN);
		assertThat(brother.seat()).isNotEqualTo(mother.seat());

		rooms.clock.set(START.minus(Duration.ofMinutes(11)));
		assertThat(states(rooms, CITIZEN)).containsExactly(Invitation.State.LATER);
		assertThatThrownBy(() -> rooms.tickets.forVisitor(CASE, CITIZEN)).hasMessage("videoRoom.tooEarly|10");
	}

	@OnBothDatabases
	@DisplayName("of a visit lets visitors in from home before an officer received them where its policy says so")
	void visitFromHome(TestDatabase database) {
		var rooms = visit(database, null, new RoomPolicyDecisions.Policy(false, true, true, true));
		rooms.guests = List.of(new Guest(1, CITIZEN, "نورة", false));
		assertThat(states(rooms, CITIZEN)).containsExactly(Invitation.State.OPEN);
		assertThat(rooms.tickets.mayEnterFromHome(CASE)).as("the requester as such").isFalse();
		var mother = rooms.attend(rooms.here, CITIZEN);
		rooms.rights.watch();
		assertThat(mother.kinds()).doesNotContain("ended");
		assertThatThrownBy(() -> rooms.tickets.forCounter(CASE, Set.of(1), "tawasul", RoomsForTests.TAWASUL))
			.as("a screen of the hall")
			.hasMessage("videoRoom.notCheckedIn");
	}

	@OnBothDatabases
	@DisplayName("of a visit has one seat for the visitors of a screen, whose names its officers read, and nobody at two")
	void oneScreen(TestDatabase database) {
		var rooms = visit(database, null, new RoomPolicyDecisions.Policy(false, true, false, true));
		assertThatThrownBy(() -> rooms.tickets.forCounter(CASE, Set.of(), "tawasul", RoomsForTests.TAWASUL))
			.hasMessage("videoRoom.noVisitor");
		assertThatThrownBy(() -> rooms.tickets.forCounter(CASE, Set.of(1, 3), "tawasul", RoomsForTests.TAWASUL))
			.hasMessage("videoRoom.notCheckedIn");
		var detainee = rooms.detainee(rooms.here);
		detainee.say("{'kind':'ready'}");
		var family = rooms.visitor(rooms.there, 2, 1);
		family.say("{'kind':'ready'}");
		detainee.say("{'kind':'admit','seat':2}");
		var officer = rooms.officer(rooms.there);
		officer.say("{'kind':'ready'}");
		for (var page : List.of(detainee, officer)) {
			assertThat(people(page.last("room"))).containsExactly("نورة", "سعد");
		}
		assertThat(family.last("room").toString()).as("no names for others").doesNotContain("people");

		var brother = rooms.attend(rooms.here, STRANGER);
		brother.say("{'kind':'ready'}");
		rooms.rights.watch();
		assertThat(family.kinds()).as("the mother is still there").doesNotContain("ended");
		assertThat(people(detainee.last("room"))).containsExactly("نورة", "سعد");
		rooms.guests = rooms.guests.subList(1, 2);
		rooms.rights.watch();
		assertThat(family.last("ended").path("reason").asText()).as("the mother is granted no more")
			.isEqualTo("REVOKED");
		assertThat(brother.kinds()).doesNotContain("ended");

		var both = rooms.visitor(rooms.there, 2);
		assertThat(both.seat()).as("the same person at another screen").isEqualTo(brother.seat());
	}

	@OnBothDatabases
	@DisplayName("of a visit ends the line of a screen whose visitors have all gone to others")
	void emptyScreen(TestDatabase database) {
		var rooms = visit(database, null, new RoomPolicyDecisions.Policy(false, true, false, true));
		var family = rooms.visitor(rooms.here, 1, 2);
		rooms.attend(rooms.here, CITIZEN);
		rooms.attend(rooms.there, STRANGER);
		rooms.rights.watch();
		assertThat(family.last("ended").path("reason").asText()).isEqualTo("REVOKED");
	}

	private static List<Invitation.State> states(RoomsForTests rooms, String person) {
		return rooms.tickets.invitations(person).stream().map(Invitation::state).toList();
	}

	private static List<String> people(JsonNode room) {
		var names = new ArrayList<String>();
		room.findValues("people").forEach((all) -> all.forEach((one) -> names.add(one.asText())));
		return names;
	}

	private static RoomsForTests visit(TestDatabase database, MediaRelay relay, RoomPolicyDecisions.Policy policy) {
		var rooms = new RoomsForTests(database, relay);
		rooms.policy = policy;
		rooms.bookVisit(BookingState.CHECKED_IN);
		rooms.guests = List.of(new Guest(1, CITIZEN, "نورة", true), new Guest(2, STRANGER, "سعد", true));
		rooms.open();
		return rooms;
	}

	private static String directive(String key, Instant at) {
		return "{'kind':'directive','directive':{'key':'" + key + "','at':'" + at
				+ "','text':'يجدد جوازه','department':'passports','owner':'مدير الجوازات','days':7}}";
	}

	@OnBothDatabases
	@DisplayName("carries descriptions from page to page across nodes without a relay, and sealed")
	void peers(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		assertThat(host.last("send").path("to").asInt()).isEqualTo(2);
		assertThat(citizen.last("send").path("to").asInt()).isEqualTo(1);

		host.say("{'kind':'offer','seat':2,'sdp':'v=0 offer'}");
		assertThat(database.jdbc().sql("select body from room_signal").query(String.class).list())
			.noneMatch((body) -> body.contains("offer"));
		var feed = citizen.last("feed");
		assertThat(feed.path("sdp").asText()).isEqualTo("v=0 offer");
		citizen.say("{'kind':'take','seat':1,'feed':'peer-1','sdp':'v=0 answer'}");
		assertThat(host.last("answered").path("sdp").asText()).isEqualTo("v=0 answer");

		citizen.say("{'kind':'say','text':' سلام\\u202e '}");
		assertThat(host.last("said").path("text").asText()).isEqualTo("سلام");
		citizen.say("{'kind':'caption','text':'ترجمة'}");
		assertThat(citizen.last("refused").path("code").asText()).isEqualTo("videoRoom.notYours");
		host.hear();
		assertThat(database.jdbc().sql("select count(*) from room_signal").query(Long.class).single()).isZero();
	}

	@OnBothDatabases
	@DisplayName("sends a relay's feeds to each page, and asks the sender for a whole picture")
	void relay(TestDatabase database) {
		var relay = mock(MediaRelay.class);
		given(relay.publish(anyString(), anyString(), anyString())).willReturn("v=0 answer");
		given(relay.offerToPage(anyString(), anyString(), anyString()))
			.willAnswer((call) -> new Feed(call.getArgument(2), "v=0 feed"));
		var rooms = new RoomsForTests(database, relay);
		var host = rooms.host(rooms.here);
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		host.say("{'kind':'offer','sdp':'v=0 host'}");
		citizen.say("{'kind':'offer','sdp':'v=0 citizen'}");
		assertThat(host.kinds()).contains("send", "answered", "feed");
		var feed = citizen.last("feed");
		assertThat(feed.path("seat").asInt()).isEqualTo(1);
		var name = feed.path("feed").asText();

		citizen.say("{'kind':'take','seat':1,'feed':'another','sdp':'v=0 taken'}");
		then(relay).should(never()).start(anyString(), any(), anyString());
		citizen.say("{'kind':'take','seat':1,'feed':'" + name + "','sdp':'v=0 taken'}");
		then(relay).should().start(anyString(), eq(new Feed(name, "")), eq("v=0 taken"));
		assertThat(host.kinds()).contains("refresh");

		citizen.hear();
		citizen.say("{'kind':'again','seat':1}");
		assertThat(citizen.kinds()).containsExactly("send");

		citizen.disconnect();
		then(relay).should().stop(anyString(), eq(name));
		then(relay).should().end(endsWith("-2-1"));
		citizen.connect();
		assertThat(citizen.kinds()).contains("send");

		given(relay.publish(anyString(), anyString(), anyString())).willThrow(new MediaRelayException("silent"));
		citizen.say("{'kind':'offer','sdp':'v=0 citizen'}");
		assertThat(citizen.last("refused").path("code").asText()).isEqualTo("videoRoom.relay");
		rooms.close();
		then(relay).should().end(endsWith("-1-1"));
		assertThat(citizen.last("ended").path("reason").asText()).isEqualTo("CLOSED");
	}

	@OnBothDatabases
	@DisplayName("has pages send anew that the relay knows no more, and drops what a page sent before only after that")
	void relayRestarted(TestDatabase database) {
		var relay = mock(MediaRelay.class);
		given(relay.publish(anyString(), anyString(), anyString())).willReturn("v=0 answer");
		given(relay.offerToPage(anyString(), anyString(), anyString()))
			.willAnswer((call) -> new Feed(call.getArgument(2), "v=0 feed"));
		var rooms = new RoomsForTests(database, relay);
		var host = rooms.host(rooms.here);
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		host.say("{'kind':'offer','sdp':'v=0 host'}");
		citizen.say("{'kind':'offer','sdp':'v=0 citizen'}");
		var names = ArgumentCaptor.forClass(String.class);
		then(relay).should(times(2)).publish(names.capture(), anyString(), anyString());
		given(relay.calls()).willReturn(Set.copyOf(names.getAllValues()));
		host.hear();
		rooms.here.look(List.of(host.seat()));
		assertThat(host.kinds()).doesNotContain("send");

		given(relay.calls()).willReturn(Set.of());
		rooms.here.look(List.of(host.seat()));
		rooms.here.look(List.of(host.seat()));
		assertThat(host.kinds()).containsOnlyOnce("send");
		then(relay).should(never()).end(anyString());
		willThrow(new MediaRelayException("unknown")).given(relay).offerToPage(endsWith("-2-1"), any(), any());
		host.say("{'kind':'offer','sdp':'v=0 host'}");
		then(relay).should().end(endsWith("-1-1"));
		assertThat(host.kinds()).contains("answered").doesNotContain("refused");
		assertThat(citizen.last("feed").path("feed").asText()).isEqualTo("1-2-to-2-1");

		var resumed = citizen.at(rooms.here);
		then(relay).should(never()).end(endsWith("-2-1"));
		resumed.say("{'kind':'offer','sdp':'v=0 citizen'}");
		then(relay).should().end(endsWith("-2-1"));
	}

	@OnBothDatabases
	@DisplayName("is open for a page whose node died by the mark of its browser alone, but not after its line ended")
	void tornOff(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var ticket = rooms.tickets.forRequester(CASE, CITIZEN);
		var entrance = rooms.tickets.open(ticket, citizen(CITIZEN)).orElseThrow();
		var unknown = new Visitor(Optional.empty(), Optional.empty(), entrance.freshBrowser());
		assertThat(rooms.tickets.access(ticket, with(citizen(CITIZEN), entrance)))
			.hasValueSatisfying((access) -> assertThat(access.byLogin()).isTrue());
		assertThat(rooms.tickets.access(ticket, unknown)).as("they were not in").isEmpty();
		var page = new RoomsForTests.Page(rooms.there, entrance.seat());
		page.connect();
		meet(rooms, host, page);
		assertThat(rooms.tickets.access(ticket, unknown))
			.hasValueSatisfying((access) -> assertThat(access.byLogin()).isFalse());
		assertThat(
				rooms.tickets.access(ticket, new Visitor(Optional.of(STRANGER), Optional.empty(), unknown.browser())))
			.isEmpty();
		assertThat(rooms.tickets.access(ticket, new Visitor(Optional.empty(), Optional.empty(), Optional.of("mark"))))
			.isEmpty();
		rooms.clock.pass(Duration.ofMinutes(3));
		assertThat(rooms.tickets.access(ticket, unknown)).as("minutes later").isEmpty();
		page.disconnect();
		assertThat(rooms.tickets.access(ticket, unknown)).as("the line ended").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("takes a lost line up again for two minutes on another node; later the host lets in anew")
	void resumed(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var lost = meet(rooms, host, rooms.citizen(rooms.there));
		host.hear();
		lost.disconnect();
		assertThat(host.kinds()).contains("gone", "room");
		rooms.clock.pass(Duration.ofSeconds(119));
		var again = lost.at(rooms.here);
		host.at(rooms.here);
		assertThat(again.state()).isEqualTo("ADMITTED");
		assertThat(rooms.events()).contains("LOST", "RESUMED");
		assertThat(lost.hear()).as("the old line")
			.singleElement()
			.satisfies((message) -> assertThat(message.path("reason").asText()).isEqualTo("ELSEWHERE"));
		lost.say("{'kind':'leave'}");
		lost.disconnect();
		assertThat(again.kinds()).doesNotContain("ended");

		again.disconnect();
		rooms.clock.pass(Duration.ofMinutes(2));
		assertThat(lost.at(rooms.there).state()).isEqualTo("CHECKING");
	}

	@OnBothDatabases
	@DisplayName("connects everybody anew when a line is taken up again while the end of the lost one is still recorded")
	void resumedMeanwhile(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		host.hear();
		rooms.clock.meanwhile(2, citizen::connect);
		citizen.disconnect();
		assertThat(rooms.events()).containsSubsequence("RESUMED", "LOST");
		var told = host.kinds();
		assertThat(told.lastIndexOf("send")).as("the host sends after %s", told)
			.isGreaterThan(told.lastIndexOf("gone"));
		assertThat(citizen.kinds()).contains("send");
	}

	@OnBothDatabases
	@DisplayName("has a page send once more at the relay only where what it had sent meanwhile was dropped")
	void resumedMeanwhileAtTheRelay(TestDatabase database) {
		var relay = mock(MediaRelay.class);
		given(relay.publish(anyString(), anyString(), anyString())).willReturn("v=0 answer");
		given(relay.offerToPage(anyString(), anyString(), anyString()))
			.willAnswer((call) -> new Feed(call.getArgument(2), "v=0 feed"));
		var rooms = new RoomsForTests(database, relay);
		var host = rooms.host(rooms.here);
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		host.say("{'kind':'offer','sdp':'v=0 host'}");
		citizen.say("{'kind':'offer','sdp':'v=0 citizen'}");

		rooms.clock.meanwhile(2, citizen::connect);
		citizen.disconnect();
		assertThat(citizen.kinds()).containsOnlyOnce("send");

		rooms.clock.meanwhile(2, () -> {
			citizen.connect();
			citizen.say("{'kind':'offer','sdp':'v=0 citizen'}");
		});
		citizen.disconnect();
		var told = citizen.kinds();
		assertThat(told.lastIndexOf("send")).as("sends after %s", told).isGreaterThan(told.indexOf("answered"));
	}

	@OnBothDatabases
	@DisplayName("sends a person away for good, and ends for all when it is closed or its time is over")
	void ended(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var ticket = rooms.tickets.forRequester(CASE, CITIZEN);
		var mine = with(citizen(CITIZEN), rooms.tickets.open(ticket, citizen(CITIZEN)).orElseThrow());
		var citizen = meet(rooms, host,
				new RoomsForTests.Page(rooms.there, rooms.tickets.access(ticket, mine).orElseThrow().seat()));
		citizen.say("{'kind':'remove','seat':1}");
		assertThat(citizen.last("refused").path("code").asText()).isEqualTo("videoRoom.notYours");
		host.say("{'kind':'remove','seat':2}");
		assertThat(citizen.last("ended").path("reason").asText()).isEqualTo("REMOVED");
		assertThat(rooms.tickets.access(ticket, mine)).isEmpty();

		rooms.clock.set(START.plus(Duration.ofMinutes(26)));
		host.at(rooms.here);
		rooms.watch.watch();
		assertThat(rooms.events()).contains("REMOVED", "EXPIRED");
		assertThatThrownBy(() -> rooms.tickets.forStaff(CASE, "private-office", OFFICE)).hasMessage("videoRoom.over");

		var later = START.plus(Duration.ofHours(2));
		rooms.book(later);
		rooms.clock.set(later);
		rooms.rooms.close(VideoRoom.key(CASE, later));
		rooms.rooms.close(VideoRoom.key(CASE, later));
		rooms.rooms.open(new MeetingRooms.Room(VideoRoom.key(CASE, later), CASE, "jeddah", later));
		assertThatThrownBy(() -> rooms.tickets.forStaff(CASE, "private-office", OFFICE))
			.as("closed before it was opened")
			.hasMessage("videoRoom.over");
	}

	@OnBothDatabases
	@DisplayName("that is opened late has its whole time; one that never opens is closed after a day")
	void late(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		rooms.host(rooms.here);
		rooms.clock.set(START.plus(Duration.ofMinutes(40)));
		rooms.watch.watch();
		rooms.open();
		rooms.clock.pass(Duration.ofMinutes(24));
		assertThat(rooms.tickets.forStaff(CASE, "private-office", OFFICE)).isNotBlank();
		rooms.clock.pass(Duration.ofMinutes(2));
		rooms.watch.watch();
		assertThat(rooms.events()).endsWith("EXPIRED");

		var never = START.plus(Duration.ofHours(5));
		rooms.book(never);
		rooms.clock.set(never);
		rooms.host(rooms.here);
		rooms.clock.pass(Duration.ofHours(23));
		rooms.watch.watch();
		assertThat(states(database)).containsExactly("CLOSED", "AHEAD");
		rooms.clock.pass(Duration.ofHours(2));
		rooms.watch.watch();
		assertThat(states(database)).containsExactly("CLOSED", "CLOSED");
	}

	private static List<String> states(TestDatabase database) {
		return database.jdbc().sql("select state from video_room order by id").query(String.class).list();
	}

	@OnBothDatabases
	@DisplayName("refuses what is no message of its list, and keeps figures without content")
	void messages(TestDatabase database) {
		var rooms = new RoomsForTests(database, null);
		var host = rooms.host(rooms.here);
		var citizen = meet(rooms, host, rooms.citizen(rooms.there));
		for (var text : List.of("", "null", "[]", "{}", "{'kind':'destroy'}", "{'kind':3}", "{'kind':'ready'} x",
				"{'kind':'ready','more':1}", "{'kind':'admit'}", "{'kind':'offer'}",
				"{'kind':'say','text':'" + "x".repeat(1001) + "'}",
				"{'kind':'offer','sdp':'" + "x".repeat(24_001) + "'}")) {
			assertThatThrownBy(() -> citizen.say(text)).as(text)
				.isInstanceOf(RefusalException.class)
				.hasMessage("videoRoom.message");
		}

		var figures = "{'kind':'quality','seat':1,'quality':{'packets':%d,'lost':3,'jitterMs':7,'width':640,'height':480,"
				+ "'frames':90,'interruptions':1}}";
		citizen.say(figures.formatted(100));
		citizen.say(figures.formatted(200));
		citizen.say(figures.replace("'seat':1", "'seat':9").formatted(1));
		assertThat(citizen.last("refused").path("code").asText()).isEqualTo("videoRoom.noSeat");
		assertThat(database.jdbc().sql("select packets from room_quality").query(Long.class).list())
			.containsExactly(200L);
		rooms.close();
		assertThat(database.jdbc().sql("select count(*) from room_quality").query(Long.class).single())
			.as("kept after the end")
			.isOne();
	}

	private static RoomsForTests.Page meet(RoomsForTests rooms, RoomsForTests.Page host, RoomsForTests.Page citizen) {
		rooms.open();
		if (!citizen.isConnected()) {
			citizen.connect();
		}
		host.say("{'kind':'ready'}");
		citizen.say("{'kind':'ready'}");
		host.say("{'kind':'admit','seat':2}");
		return citizen;
	}

}
