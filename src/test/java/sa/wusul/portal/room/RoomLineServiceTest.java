package sa.wusul.portal.room;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RoomCallService;
import sa.wusul.room.RoomCallService.Mail;
import sa.wusul.room.RoomTicketService;
import sa.wusul.room.RoomTicketService.Access;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.after;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

@DisplayName("The lines of video rooms at a node")
@Tag("fast")
class RoomLineServiceTest {

	private static final long SEAT = 7;

	private static final String TICKET = "hash";

	private static final TextMessage ENDED = new TextMessage("{\"kind\":\"ended\",\"reason\":\"GONE\"}");

	private final RoomCallService calls = mock(RoomCallService.class);

	private final WebSocketSession session = mock(WebSocketSession.class);

	private final RoomTicketService tickets = mock(RoomTicketService.class);

	private final StaffSessions staff = mock(StaffSessions.class);

	private final HttpSession login = mock(HttpSession.class);

	private final AtomicReference<List<Mail>> mail = new AtomicReference<>(List.of());

	private volatile boolean loggedIn = true;

	private volatile Set<String> validTickets = Set.of(TICKET);

	private volatile Set<String> openSessions = Set.of("name");

	private RoomLineService lines;

	@BeforeEach
	void open() {
		given(this.session.getId()).willReturn("session");
		given(this.session.isOpen()).willReturn(true);
		given(this.session.getAttributes()).willReturn(new HashMap<>(Map.of(RoomLineService.ADMISSION,
				new RoomAdmission(new Access(SEAT, TICKET, true), this.login, Optional.of("name")))));
		// The thread of the lines asks meanwhile: only these values change later.
		given(this.login.getCreationTime()).willAnswer((asked) -> {
			if (!this.loggedIn) {
				throw new IllegalStateException("ended");
			}
			return 1L;
		});
		given(this.tickets.valid(any())).willAnswer((asked) -> this.validTickets);
		given(this.staff.openOf(any())).willAnswer((asked) -> this.openSessions);
		given(this.calls.collect(anyMap())).willAnswer((asked) -> this.mail.getAndSet(List.of()));
		willThrow(new RefusalException(Kind.INVALID, "videoRoom.message")).given(this.calls)
			.take(anyLong(), anyString(), eq("?"));
		this.lines = new RoomLineService(this.calls, this.tickets, this.staff, Duration.ofMillis(20));
		this.lines.afterConnectionEstablished(this.session);
	}

	@AfterEach
	void close() {
		this.lines.destroy();
	}

	@Test
	@DisplayName("are closed after a flood of messages, of which few are taken")
	void flood() throws IOException {
		for (var message = 0; message < 60; message++) {
			this.lines.handleTextMessage(this.session, new TextMessage("{\"kind\":\"ready\"}"));
		}
		then(this.session).should(timeout(1000).atLeastOnce()).close(CloseStatus.POLICY_VIOLATION);
		then(this.calls).should(atMost(50)).take(eq(SEAT), anyString(), anyString());
	}

	@Test
	@DisplayName("are closed after something that is no message")
	void malformed() throws IOException {
		this.lines.handleTextMessage(this.session, new TextMessage("?"));
		then(this.session).should(timeout(2000)).close(CloseStatus.BAD_DATA);
		this.lines.afterConnectionClosed(this.session, CloseStatus.BAD_DATA);
		then(this.calls).should(timeout(2000)).disconnect(eq(SEAT), anyString());
	}

	@Test
	@DisplayName("bring a page its mail in order, and end after the last of it")
	void mail() throws IOException {
		this.mail.set(List.of(new Mail(SEAT, "line", "{\"a\":1}", false), new Mail(SEAT, "line", "{\"b\":2}", true)));
		then(this.session).should(timeout(2000)).close(CloseStatus.NORMAL);
		var order = inOrder(this.session);
		order.verify(this.session).sendMessage(new TextMessage("{\"a\":1}"));
		order.verify(this.session).sendMessage(new TextMessage("{\"b\":2}"));
	}

	@Test
	@DisplayName("answer a page that asks whether its line lives")
	void asked() throws IOException {
		var beat = new TextMessage("{\"kind\":\"beat\"}");
		this.lines.handleTextMessage(this.session, beat);
		then(this.session).should(timeout(2000)).sendMessage(beat);
		then(this.calls).should(never()).take(anyLong(), anyString(), anyString());
	}

	@Test
	@DisplayName("answer a page that asks while the relay is silent for its message, and take its messages in their order")
	void askedMeanwhile() throws Exception {
		var beat = new TextMessage("{\"kind\":\"beat\"}");
		var relay = new CountDownLatch(1);
		willAnswer((asked) -> relay.await(30, TimeUnit.SECONDS)).given(this.calls)
			.take(anyLong(), anyString(), eq("offer"));
		this.lines.handleTextMessage(this.session, new TextMessage("offer"));
		this.lines.handleTextMessage(this.session, beat);
		then(this.session).should(timeout(2000)).sendMessage(beat);
		this.lines.handleTextMessage(this.session, new TextMessage("leave"));
		this.lines.afterConnectionClosed(this.session, CloseStatus.NORMAL);
		then(this.calls).should(after(100).never()).take(anyLong(), anyString(), eq("leave"));
		relay.countDown();
		then(this.calls).should(timeout(2000)).disconnect(eq(SEAT), anyString());
		var order = inOrder(this.calls);
		order.verify(this.calls).take(anyLong(), anyString(), eq("offer"));
		order.verify(this.calls).take(anyLong(), anyString(), eq("leave"));
		order.verify(this.calls).disconnect(eq(SEAT), anyString());
	}

	@Test
	@DisplayName("end within seconds with the log-in of their page, and its ticket with it")
	void loggedOut() throws IOException {
		this.loggedIn = false;
		endsWithin();
		then(this.tickets).should(atLeastOnce()).revoke(any(Access.class));
	}

	@Test
	@DisplayName("end within seconds with the session of staff, on whichever node it was ended, or the account")
	void sessionEnded() throws IOException {
		this.openSessions = Set.of();
		endsWithin();
		then(this.tickets).should(atLeastOnce()).revoke(any(Access.class));
	}

	@Test
	@DisplayName("end within seconds when their ticket is taken back")
	void revoked() throws IOException {
		this.validTickets = Set.of();
		endsWithin();
	}

	private void endsWithin() throws IOException {
		then(this.session).should(timeout(9000)).close(CloseStatus.NORMAL);
		then(this.session).should(atLeastOnce()).sendMessage(ENDED);
	}

	@Test
	@DisplayName("keep their seats when the node stops")
	void stops() {
		this.lines.stop();
		this.lines.afterConnectionClosed(this.session, CloseStatus.GOING_AWAY);
		then(this.calls).should(never()).disconnect(anyLong(), anyString());
	}

	@Test
	@DisplayName("look at what pages send while there are any")
	void look() {
		then(this.calls).should(timeout(3000)).look(Set.of(SEAT));
	}

	@Test
	@DisplayName("ask for no mail while no page is here")
	void idle() {
		this.lines.afterConnectionClosed(this.session, CloseStatus.NORMAL);
		clearInvocations(this.calls);
		then(this.calls).should(after(200).never()).collect(any());
	}

}
