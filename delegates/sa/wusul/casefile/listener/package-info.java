/**
 * Listeners that every model gets at parse time: milestones, states, four eyes,
 * confidential steps, service levels. A model asks for them by extension properties.
 */
package sa.wusul.casefile.listener;
