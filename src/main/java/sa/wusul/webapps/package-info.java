/**
 * Parts that our additions to Camunda's web apps share: the case beside a task, names,
 * answers. These packages may use engine and HTTP types; no domain may depend on them.
 */
package sa.wusul.webapps;
