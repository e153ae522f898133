package sa.wusul.portal.room;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RoomCallService;
import sa.wusul.room.RoomCallService.Mail;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.after;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;

@DisplayName("The lines of video rooms at a node")
@Tag("fast")
class RoomLineServiceTest {

	private static final long SEAT = 7;

	private final RoomCallService calls = mock(RoomCallService.class);

	private final WebSocketSession session = mock(WebSocketSession.class);

	private RoomLineService lines;

	@BeforeEach
	void open() {
		given(this.session.getId()).willReturn("session");
		given(this.session.isOpen()).willReturn(true);
		given(this.session.getAttributes()).willReturn(new HashMap<>(Map.of(RoomLineService.SEAT, SEAT)));
		this.lines = new RoomLineService(this.calls, Duration.ofMillis(20));
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
		willThrow(new RefusalException(Kind.INVALID, "videoRoom.message")).given(this.calls)
			.take(anyLong(), anyString(), anyString());
		this.lines.handleTextMessage(this.session, new TextMessage("?"));
		then(this.session).should().close(CloseStatus.BAD_DATA);
		this.lines.afterConnectionClosed(this.session, CloseStatus.BAD_DATA);
		then(this.calls).should().disconnect(eq(SEAT), anyString());
	}

	@Test
	@DisplayName("bring a page its mail in order, and end after the last of it")
	void mail() throws IOException {
		given(this.calls.collect(anyMap()))
			.willReturn(List.of(new Mail(SEAT, "line", "{\"a\":1}", false), new Mail(SEAT, "line", "{\"b\":2}", true)))
			.willReturn(List.of());
		then(this.session).should(timeout(2000)).close(CloseStatus.NORMAL);
		var order = inOrder(this.session);
		order.verify(this.session).sendMessage(new TextMessage("{\"a\":1}"));
		order.verify(this.session).sendMessage(new TextMessage("{\"b\":2}"));
	}

	@Test
	@DisplayName("ask for no mail while no page is here")
	void idle() {
		this.lines.afterConnectionClosed(this.session, CloseStatus.NORMAL);
		clearInvocations(this.calls);
		then(this.calls).should(after(200).never()).collect(any());
	}

}
