package org.cloudy.testkit.net;

/** Two links of one segment between which frames are lost in one direction. */
record Cut(Link from, Link to) {}
