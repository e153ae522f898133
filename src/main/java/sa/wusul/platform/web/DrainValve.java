package sa.wusul.platform.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;

/** Valve by which a node that is about to stop keeps no connection of a balancer. */
final class DrainValve extends ValveBase {

	private final ObjectProvider<DrainHealthIndicator> health;

	DrainValve(ObjectProvider<DrainHealthIndicator> health) {
		super(true);
		this.health = health;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		this.health.ifAvailable((node) -> {
			if (node.isDraining()) {
				response.setHeader(HttpHeaders.CONNECTION, "close");
			}
		});
		getNext().invoke(request, response);
	}

}
