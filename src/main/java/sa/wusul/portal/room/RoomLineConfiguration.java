package sa.wusul.portal.room;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.room.RoomTicketService;

/** Configuration of the lines of rooms: they open for the browser of a ticket only. */
@Configuration
@EnableWebSocket
class RoomLineConfiguration implements WebSocketConfigurer {

	private final RoomLineService lines;

	private final RoomTicketService tickets;

	private final RoomVisitorReader visitors;

	private final ErrorResponseWriter answers;

	RoomLineConfiguration(RoomLineService lines, RoomTicketService tickets, RoomVisitorReader visitors,
			ErrorResponseWriter answers) {
		this.lines = lines;
		this.tickets = tickets;
		this.visitors = visitors;
		this.answers = answers;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.lines, "/room/*/signals").addInterceptors(new Gate());
	}

	/** Answers every stranger as for a room that is not there. */
	private final class Gate implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) throws IOException {
			var servlet = ((ServletServerHttpRequest) request).getServletRequest();
			var ticket = servlet.getRequestURI().split("/", -1)[2];
			var access = RoomLineConfiguration.this.tickets.access(ticket,
					RoomLineConfiguration.this.visitors.visitor(servlet));
			if (access.isEmpty() || !WebUtils.isSameOrigin(request) || !wantsLine(servlet)) {
				refuse(servlet, ((ServletServerHttpResponse) response).getServletResponse());
				return false;
			}
			attributes.put(RoomLineService.ADMISSION, RoomAdmission.of(access.get(), servlet.getSession(false)));
			return true;
		}

		private boolean wantsLine(HttpServletRequest request) {
			return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
					&& request.getHeader(HttpHeaders.ORIGIN) != null;
		}

		private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
			RoomLineConfiguration.this.answers.write(request, response,
					new RefusalException(Kind.UNKNOWN, "videoRoom.unknown"));
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Exception failure) {
			// The line tells.
		}

	}

}
