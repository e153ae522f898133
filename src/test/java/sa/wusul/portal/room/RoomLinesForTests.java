package sa.wusul.portal.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** The lines of a running program, for tests of other packages. */
public final class RoomLinesForTests {

	private RoomLinesForTests() {
	}

	/** Ends all lines as if their node were killed: nothing of it is recorded. */
	public static void tearOff(ApplicationContext program) {
		var lines = (Map<?, ?>) ReflectionTestUtils.getField(program.getBean(RoomLineService.class), "lines");
		var sockets = lines.values()
			.stream()
			.map((line) -> (WebSocketSession) ReflectionTestUtils.getField(line, "session"))
			.toList();
		lines.clear();
		sockets.forEach((socket) -> {
			try {
				socket.close(CloseStatus.SERVER_ERROR);
			}
			catch (IOException gone) {
				throw new UncheckedIOException(gone);
			}
		});
	}

}
