package sa.wusul.access;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.*;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

@DisplayName("Each route of the program")
@OnH2
@CaseStory
@Tag("story")
class RouteAccessTest {

	@LocalServerPort
	private int port;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Test
	void observe() throws Exception {
		Routes.ofProgram(this.requestMappingHandlerMapping)
			.forEach((route) -> System.out.println("ROUTE " + route + " => " + route.absent()));
		Routes.ofEngine().forEach((route) -> System.out.println("ENGINE " + route + " => " + route.absent()));
	}

}
